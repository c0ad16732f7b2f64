package dev.ashlar.host.manifest;

import java.time.Duration;
import java.util.Optional;

/**
 * What one component may use.
 *
 * @param memory memories and tables of one instance
 * @param deadline time from start to end of an invocation
 * @param cpu time that an invocation computes
 * @param instances instances at a time
 * @param concurrency invocations at a time; absent if only the application's limit holds
 * @param queue invocations that wait when there are too many, or too many instances
 * @param connections outgoing connections at a time
 * @param output what an invocation writes to its standard output and error streams
 * @param requestBody bytes of a request's body, absent for any number
 * @param responseBody bytes of a response's body, absent for any number
 */
public record Limits(
        ByteSize memory,
        Duration deadline,
        Duration cpu,
        int instances,
        Optional<Integer> concurrency,
        int queue,
        int connections,
        ByteSize output,
        Optional<ByteSize> requestBody,
        Optional<ByteSize> responseBody) {
    /** The largest number that anything that is counted can be limited to. */
    public static final int MOST = 1_000_000;

    /** What holds where a manifest says nothing. */
    public static final Limits DEFAULT = new Limits(
            ByteSize.ofMebibytes(256),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            1000,
            Optional.empty(),
            100,
            128,
            ByteSize.ofMebibytes(1),
            Optional.empty(),
            Optional.empty());
}
