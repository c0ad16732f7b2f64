package dev.ashlar.conformance.wasi;

import java.util.Optional;

/** What a program did. */
record WasiRun(int exitCode, String output, String error) {
    /** How that differs from what it must do. */
    Optional<String> complaint(WasiProgram program) {
        if (exitCode != program.exitCode()) {
            return Optional.of(
                    "exit code %d, not %d; standard error: %s".formatted(exitCode, program.exitCode(), error.strip()));
        }
        return mismatch("output", program.output(), output).or(() -> mismatch("error", program.error(), error));
    }

    private static Optional<String> mismatch(String stream, Optional<String> expected, String actual) {
        return expected.filter(text -> !text.equals(actual))
                .map(text -> "standard %s is \"%s\", not \"%s\"".formatted(stream, actual, text));
    }
}
