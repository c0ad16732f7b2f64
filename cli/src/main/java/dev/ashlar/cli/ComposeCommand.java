package dev.ashlar.cli;

import dev.ashlar.component.compose.Composer;
import dev.ashlar.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ashlar compose}: one component out of several. */
@Command(
        name = "compose",
        description = {
            "Make one component out of several, which any host can run.",
            "",
            "The exports of the plugs serve the imports of COMPONENT, by name and compatible version. They serve the "
                    + "imports of the plugs before them as well, so plugs can form a chain. The result exports what "
                    + "COMPONENT exports, and imports what nobody serves."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar compose calculator.wasm --plug adder.wasm -o app.wasm",
            "  ashlar compose app.wasm --plug cache.wasm --plug database.wasm -o all.wasm"
        })
final class ComposeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COMPONENT", description = "The component whose imports are to be served.")
    private Path socket;

    @Option(
            names = "--plug",
            paramLabel = "COMPONENT",
            required = true,
            description = "A component that serves imports. May be given several times.")
    private List<Path> plugs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where the composition is written.")
    private Path output;

    @Override
    public Integer call() {
        try (var engine = Engine.create()) {
            write(Composer.plug(
                    engine,
                    part(engine, socket),
                    plugs.stream().map(plug -> part(engine, plug)).toList()));
        }
        return ExitCode.SUCCESS;
    }

    private static Composer.Part part(Engine engine, Path path) {
        var file = ModuleFile.read(path);
        if (!file.isComponent()) {
            throw new CommandFailedException(
                    path + " is no component; 'wasm-tools component new' makes one of a module", ExitCode.MODULE);
        }
        return file.component(bytes -> Composer.Part.of(engine, path.toString(), bytes));
    }

    private void write(byte[] composition) {
        try {
            Files.write(output, composition);
        } catch (IOException e) {
            throw new CommandFailedException("cannot write " + output + ": " + e.getMessage());
        }
    }
}
