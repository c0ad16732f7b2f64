package dev.ashlar.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the fuzzers. */
@Command(
        name = "fuzz/run",
        description = "Fuzzes the engine.",
        subcommands = {MutateCommand.class, DifferentialCommand.class, AbiCommand.class},
        mixinStandardHelpOptions = true)
final class Main {
    /** Set by the script that starts this. */
    static final String FOLDER_PROPERTY = "ashlar.fuzz.folder";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    line.getErr().println("fuzz/run: " + e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }

    /** The folder of this module: corpus, smith. */
    static Path folder() {
        Path folder = Path.of(System.getProperty(FOLDER_PROPERTY, "."));
        if (!Files.isDirectory(folder.resolve("corpus"))) {
            throw new IllegalStateException("no corpus in " + folder.toAbsolutePath() + ": start with fuzz/run");
        }
        return folder;
    }
}
