package dev.ashlar.host.run;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a manifest says that does nothing here: better told than found out. */
final class Advice {
    /** Limits of what is started; a component that is only linked to runs on its caller's time. */
    private static final List<String> OF_INVOCATIONS =
            List.of("deadline", "cpu", "concurrency", "request-body", "response-body");

    private Advice() {}

    static List<Problem> of(Application application) {
        var warnings = new ArrayList<Problem>();
        Set<String> started = started(application);
        application.components().forEach((name, component) -> {
            String path = Paths.key("component", name);
            for (String limit : OF_INVOCATIONS) {
                String place = path + ".limits." + limit;
                if (!started.contains(name) && application.origins().has(place)) {
                    warnings.add(application
                            .origins()
                            .warning(
                                    place,
                                    "no trigger starts \"%s\", so this limit does nothing: it runs on its caller's time"
                                            .formatted(name),
                                    "set it for the component that is started"));
                }
            }
            if (!component.grants().databases().isEmpty()) {
                warnings.add(application
                        .origins()
                        .warning(path + ".databases", "no interface for SQL databases is here yet", "remove it"));
            }
        });
        for (HttpTrigger trigger : application.triggers().http()) {
            if (trigger.isPrivate()) {
                warnings.add(application
                        .origins()
                        .warning(
                                trigger.origin(),
                                "nobody reaches this private route: requests between components are not there yet",
                                "link the components, or remove private"));
            }
        }
        return warnings;
    }

    private static Set<String> started(Application application) {
        var started = new HashSet<String>();
        for (HttpTrigger trigger : application.triggers().http()) {
            if (trigger.action() instanceof HttpAction.Invoke(String component)) {
                started.add(component);
            }
        }
        application.triggers().cron().forEach(trigger -> started.add(trigger.component()));
        application.triggers().messages().forEach(trigger -> started.add(trigger.component()));
        return started;
    }
}
