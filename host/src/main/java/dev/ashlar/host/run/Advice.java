package dev.ashlar.host.run;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import java.util.ArrayList;
import java.util.List;

/** What a manifest says that does nothing here: better told than found out. */
final class Advice {
    private Advice() {}

    static List<Problem> of(Application application) {
        var warnings = new ArrayList<Problem>();
        application.components().forEach((name, component) -> {
            String path = Paths.key("component", name);
            if (!component.grants().databases().isEmpty()) {
                warnings.add(application
                        .origins()
                        .warning(path + ".databases", "no interface for SQL databases is here yet", "remove it"));
            }
        });
        return warnings;
    }
}
