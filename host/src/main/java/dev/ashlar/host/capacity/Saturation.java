package dev.ashlar.host.capacity;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How near a component is to its limits. Numbers "so far" count from the start of the application, over all its revisions.
 *
 * @param invocations of the component, at this moment
 * @param concurrency how many there may be; absent for as many as the application may have requests
 * @param mostInvocations at a time, so far
 * @param instances of the component, at this moment, in graphs of whatever component
 * @param instanceLimit how many there may be
 * @param mostInstances at a time, so far
 * @param queued invocations of the component that wait, at this moment
 * @param queueLimit how many may wait
 * @param mostQueued at a time, so far
 * @param longestWait of those that wait at this moment; zero if none does
 * @param longestWaitSoFar of all that ever waited
 * @param waited how many had to wait, so far
 * @param refused how many were refused for want of room, so far
 */
public record Saturation(
        int invocations,
        OptionalInt concurrency,
        int mostInvocations,
        int instances,
        int instanceLimit,
        int mostInstances,
        int queued,
        int queueLimit,
        int mostQueued,
        Duration longestWait,
        Duration longestWaitSoFar,
        long waited,
        long refused) {}
