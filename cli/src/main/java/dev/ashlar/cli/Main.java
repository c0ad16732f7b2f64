package dev.ashlar.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code ashlar} command; its sub-commands are listed here and live in a class each. */
@Command(
        name = "ashlar",
        description = "Builds, ships, runs and composes WebAssembly modules.",
        mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
