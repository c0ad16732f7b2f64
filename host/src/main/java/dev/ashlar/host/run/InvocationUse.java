package dev.ashlar.host.run;

import java.time.Duration;

/**
 * What one invocation took, all components of its graph together.
 *
 * @param cpu time for which guests computed: the time that they had a run permit
 * @param memoryBytes of their memories when it ended, which is the peak, as memories do not shrink
 * @param hostCalls to functions of the host
 * @param duration from its start to its end
 */
public record InvocationUse(Duration cpu, long memoryBytes, long hostCalls, Duration duration) {}
