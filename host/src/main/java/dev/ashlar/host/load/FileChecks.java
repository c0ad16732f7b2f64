package dev.ashlar.host.load;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.shape.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether the files that a manifest names are there. */
final class FileChecks {
    private final Application application;
    private final Reading reading;

    private FileChecks(Application application, Reading reading) {
        this.application = application;
        this.reading = reading;
    }

    static void run(Application application, Reading reading) {
        var checks = new FileChecks(application, reading);
        application.components().forEach(checks::component);
        application.triggers().http().forEach(trigger -> {
            if (trigger.action() instanceof HttpAction.Files files) {
                String path = trigger.origin().substring(0, trigger.origin().lastIndexOf('.')) + ".files";
                checks.directory(files.directory(), path, path + ".directory");
            }
        });
    }

    private void component(String name, Component component) {
        String path = Paths.key("component", name);
        if (component.source() instanceof ComponentSource.File(Path file, var digest)) {
            String fix =
                    component.build().isPresent() ? "run `ashlar build`" : "build the component, or correct the path";
            require(file, Files::isRegularFile, "file", fix, path + ".source", path + ".source.path");
        }
        component.build().ifPresent(build -> directory(build.directory(), path + ".build.directory", path + ".build"));
        for (int i = 0; i < component.grants().files().size(); i++) {
            String element = Paths.element(path + ".files", i);
            directory(component.grants().files().get(i).source(), element, element + ".source");
        }
    }

    private void directory(Path directory, String path, String innerPath) {
        require(directory, Files::isDirectory, "directory", "create it, or correct the path", path, innerPath);
    }

    private void require(Path relative, Predicate<Path> test, String what, String fix, String path, String innerPath) {
        Path file = application.directory().resolve(relative);
        if (test.test(file)) {
            return;
        }
        String problem = Files.exists(file) ? "this is no " + what + ": " : "there is no such " + what + ": ";
        String known = reading.place(innerPath).isPresent() ? innerPath : path;
        reading.error(reading.nearest(known), problem + relative, Optional.of(fix));
    }
}
