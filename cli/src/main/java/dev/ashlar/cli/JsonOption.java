package dev.ashlar.cli;

import picocli.CommandLine.Option;

/** {@code --json}, mixed into every command whose output is data. */
final class JsonOption {
    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean json;

    boolean chosen() {
        return json;
    }
}
