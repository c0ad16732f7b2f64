package dev.ashlar.cli;

import dev.ashlar.wit.Wit;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar wit print}: WIT as one text, resolved. */
@Command(
        name = "print",
        description = {
            "Print WIT as one text: the package, then all that it depends on.",
            "Worlds are spelt out: what they include, and what is imported because others need it."
        })
final class WitPrintCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            defaultValue = "wit",
            description =
                    "A folder with .wit files and perhaps a subfolder deps, one .wit file, or a component (.wasm); "
                            + "wit if left out.")
    private Path path;

    @Option(names = "--no-deps", description = "Leave out the packages that it depends on.")
    private boolean alone;

    @Mixin
    private WitSource source;

    @Override
    public void run() {
        var resolution = source.read(path);
        var text = alone ? Wit.print(resolution.root()) : Wit.print(resolution);
        spec.commandLine().getOut().print(Printable.text(text));
    }
}
