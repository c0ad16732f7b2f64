package dev.ashlar.host.bundle;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.FileGrant;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a manifest that names a directory.
 *
 * @param origin the place, for {@link dev.ashlar.host.manifest.Origins}
 * @param served whether it is there for requests alone, not for a component
 */
record NamedDirectory(Path path, String origin, boolean writable, boolean served) {
    /** All of an application. */
    static List<NamedDirectory> of(Application application) {
        var all = new ArrayList<NamedDirectory>();
        application.components().forEach((name, component) -> {
            String files = Paths.key("component", name) + ".files";
            for (int i = 0; i < component.grants().files().size(); i++) {
                all.add(of(component.grants().files().get(i), Paths.element(files, i)));
            }
        });
        application.triggers().http().forEach(trigger -> {
            if (trigger.action() instanceof HttpAction.Files files) {
                all.add(new NamedDirectory(files.directory(), origin(trigger), false, true));
            }
        });
        return all;
    }

    private static NamedDirectory of(FileGrant grant, String origin) {
        return new NamedDirectory(grant.source(), origin, grant.writable(), false);
    }

    /** Of the directory that a route serves. */
    private static String origin(HttpTrigger trigger) {
        return trigger.origin().substring(0, trigger.origin().lastIndexOf('.')) + ".files";
    }

    /** Whether it travels with the application. */
    boolean bundled() {
        return !path.isAbsolute() && !writable;
    }

    /** What its layer is called. */
    String key() {
        return key(path);
    }

    static String key(Path path) {
        String normal = path.normalize().toString().replace('\\', '/');
        return normal.isEmpty() ? "." : normal;
    }

    Problem problem(Application application, String message, String fix) {
        return application.origins().problem(origin, message, fix);
    }
}
