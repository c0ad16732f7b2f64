package dev.ashlar.cli;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar add}: adds a component to an application. */
@Command(
        name = "add",
        description = {
            "Add a component to an application, from a template.",
            "",
            "Writes its sources into a folder of its name and its table at the end of ashlar.toml. It answers below /NAME/."
        },
        footer = {"", "Examples:", "  ashlar add search --template rust", "  ashlar add search ../shop --template c"})
final class AddCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "The component's name.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The application's directory. Default: the current one.")
    private @Nullable Path directory;

    @Mixin
    private TemplateOption template;

    @Override
    public void run() {
        Scaffold.requireName(name);
        var chosen = template.chosen();
        if (!chosen.isComponent()) {
            throw new CommandFailedException(
                    "the template '%s' is a whole application; 'ashlar new' makes one of it".formatted(chosen.label()),
                    ExitCode.USAGE);
        }
        var app = directory != null ? directory : Path.of("");
        var manifest = app.resolve(ManifestLoader.FILE_NAME);
        if (!Files.exists(manifest)) {
            throw new CommandFailedException(
                    "there is no %s; 'ashlar new NAME' makes an application".formatted(manifest));
        }
        var application = ManifestLoader.load(manifest, NamedFiles.NOT_YET).application();
        var files = new Scaffold(app).add(application, name, chosen);
        var out = spec.commandLine().getOut();
        out.printf("added %s from the template %s to %s:%n", name, chosen.label(), manifest);
        files.forEach(file -> out.println("  " + app.resolve(file)));
        out.printf("%nNext:%n  ashlar build %s%n  ashlar up, and then /%s/%n", name, name);
    }
}
