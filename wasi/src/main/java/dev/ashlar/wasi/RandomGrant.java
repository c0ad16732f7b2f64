package dev.ashlar.wasi;

/** Where a guest's random numbers come from. */
public sealed interface RandomGrant {
    /** Nowhere: asking for them is an error. */
    record None() implements RandomGrant {}

    /** The host's secure generator. */
    record Secure() implements RandomGrant {}

    /** The same numbers in every run, for tests. Not secure. */
    record Seeded(long seed) implements RandomGrant {}
}
