package dev.ashlar.fuzz;

import java.util.Optional;

/**
 * What the engine may use for a module: something fixed and something for each byte of it.
 *
 * @param bytes allocated at most for an empty module
 * @param bytesPerByte allocated at most for each of its bytes
 */
record Allowance(long bytes, long bytesPerByte) {
    /** To decode and validate; the fixed part holds the most locals that a function can claim. */
    static final Allowance COMPILE = new Allowance(512 * 1024, 24);

    /** To decode and validate, with the objects that stand for types and definitions. */
    static final Allowance COMPILE_COMPONENT = new Allowance(1024 * 1024, 400);

    /** To link and initialise, generated code included, memories and tables not. */
    static final Allowance INSTANTIATE = new Allowance(2 * 1024 * 1024, 400);

    /** To generate all code, or to run: only the time counts. */
    static final Allowance ANY_BYTES = new Allowance(Long.MAX_VALUE, 0);

    private static final long NANOS = 500_000_000;
    private static final long NANOS_PER_BYTE = 10_000;

    /** What is wrong with the use that {@code meter} shows for a module of {@code size} bytes. */
    Optional<Verdict.Failure> check(Stage stage, Meter meter, int size, long exempt) {
        long used = meter.bytes() - exempt;
        long time = meter.nanos();
        if (used > bytes + bytesPerByte * size) {
            return Optional.of(new Verdict.Failure(
                    stage.label() + " allocates too much",
                    "%,d bytes for a module of %,d; allowed are %,d and %d per byte"
                            .formatted(used, size, bytes, bytesPerByte)));
        }
        if (time > NANOS + NANOS_PER_BYTE * size) {
            return Optional.of(new Verdict.Failure(
                    stage.label() + " takes too long",
                    "%,d ms of CPU time for a module of %,d bytes; allowed are %d and one second per 100 KB"
                            .formatted(time / 1_000_000, size, NANOS / 1_000_000)));
        }
        return Optional.empty();
    }
}
