package dev.ashlar.cli;

import dev.ashlar.bindgen.Bindgen;
import dev.ashlar.bindgen.BindgenOptions;
import dev.ashlar.bindgen.Bindings;
import dev.ashlar.bindgen.Omission;
import dev.ashlar.wit.WitResolution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar wit bindgen}: Java sources for hosts. */
@Command(
        name = "bindgen",
        description = {
            "Generate Java for hosts: the interfaces that a world's components import and export.",
            "What earlier runs generated there and this one does not is deleted from the folder."
        },
        footer = {
            "",
            "Functions and types that are asynchronous are left out, with a note on standard error.",
            "The sources refer to the modules dev.ashlar.component and org.jspecify."
        })
final class WitBindgenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            defaultValue = "wit",
            description = "A folder with .wit files and perhaps a subfolder deps, or one .wit file; wit if left out.")
    private Path path;

    @Option(
            names = "--world",
            paramLabel = "NAME",
            description = {
                "A world, as in command or wasi:cli/command@0.2.12; may be given several times.",
                "If left out, the only one of the package."
            })
    private List<String> worlds = List.of("");

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "The root of the sources.")
    private Path out;

    @Option(names = "--package", paramLabel = "NAME", description = "Put all generated packages below this one.")
    private String basePackage = "";

    @Option(
            names = "--provided",
            paramLabel = "WIT=PACKAGE",
            description = {
                "Refer to bindings that exist already: of a namespace (wasi) or a package (wasi:io),",
                "generated below that Java package."
            })
    private Map<String, String> provided = Map.of();

    @Option(names = "--strict", description = "Fail, and write nothing, where something would be left out.")
    private boolean strict;

    @Mixin
    private WitSource source;

    @Override
    public Integer call() {
        var bindings = generate(source.read(path));
        var err = spec.commandLine().getErr();
        report(bindings.omissions(), err);
        if (strict && !bindings.omissions().isEmpty()) {
            return ExitCode.FAILURE;
        }
        try {
            bindings.writeTo(out);
        } catch (IOException e) {
            throw new CommandFailedException("cannot write sources to " + out + ": " + e);
        }
        spec.commandLine()
                .getOut()
                .println("%d sources in %s".formatted(bindings.files().size(), Printable.text(out.toString())));
        return ExitCode.SUCCESS;
    }

    private Bindings generate(WitResolution wit) {
        try {
            var names =
                    worlds.stream().map(name -> Bindgen.findWorld(wit, name)).toList();
            return Bindgen.generate(wit, names, new BindgenOptions(basePackage, provided));
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
    }

    private static void report(List<Omission> omissions, PrintWriter err) {
        omissions.forEach(omission -> err.println("left out: " + Printable.text(omission.toString())));
    }
}
