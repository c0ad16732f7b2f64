package dev.ashlar.conformance;

/** What became of a command. */
sealed interface Outcome {
    record Passed() implements Outcome {}

    record Failed(String expected, String got) implements Outcome {}

    /** It needs a feature that the engine does not have and need not have. */
    record Skipped(String feature) implements Outcome {}
}
