package dev.ashlar.fuzz;

import java.util.Optional;

/**
 * What came of a module.
 *
 * @param stage the last one that it entered
 * @param outcome what ended it there: the simple name of an exception, or {@code ran}
 * @param compileBytes allocated to decode and validate it
 * @param failure what the engine did wrong
 */
record Verdict(Stage stage, String outcome, long compileBytes, Optional<Failure> failure) {

    /**
     * Something that must not happen.
     *
     * @param cause the same for failures that look alike
     * @param detail for people
     */
    record Failure(String cause, String detail) {}
}
