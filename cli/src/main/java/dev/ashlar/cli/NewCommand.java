package dev.ashlar.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar new}: makes an application from a template. */
@Command(
        name = "new",
        description = {
            "Make an application from a template.",
            "",
            "Writes ashlar.toml and sources into a new directory. Nothing that is there already is written over."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar new shop                          # a component in JavaScript",
            "  ashlar new shop --template c",
            "  ashlar new shop --template static --dir ."
        })
final class NewCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "The application's name.")
    private String name;

    @Mixin
    private TemplateOption template;

    @Option(
            names = {"-d", "--dir"},
            paramLabel = "FOLDER",
            description = "Where it is written. Default: a new folder of that name.")
    private @Nullable Path folder;

    @Override
    public void run() {
        Scaffold.requireName(name);
        var chosen = template.chosen();
        var directory = folder != null ? folder : Path.of(name);
        var files = new Scaffold(directory).create(name, chosen);
        var out = spec.commandLine().getOut();
        out.printf("made %s from the template %s:%n", directory, chosen.label());
        files.forEach(file -> out.println("  " + directory.resolve(file).normalize()));
        out.println();
        if (!chosen.tools().isEmpty()) {
            out.printf(
                    "It builds with %s; `ashlar doctor` says whether that is here.%n",
                    String.join(", ", chosen.tools()));
        }
        out.println("Next:");
        if (!directory.normalize().toString().isEmpty()) {
            out.println("  cd " + directory);
        }
        if (!chosen.tools().isEmpty()) {
            out.println("  ashlar build");
        }
        out.println("  ashlar up");
    }
}
