package dev.ashlar.host.deploy;

import java.time.Duration;

/** What happens to the revisions of an application. */
public sealed interface DeployEvent {
    /** Requests are led elsewhere from now on. */
    record Routed(Traffic before, Traffic after) implements DeployEvent {}

    /**
     * A new revision was taken back, because more went wrong with it than before: requests are led to {@code to} again.
     *
     * @param rate of the new revision in the last window
     * @param baseline what it was measured by
     */
    record RolledBack(int revision, Traffic from, Traffic to, ErrorRate rate, ErrorRate baseline)
            implements DeployEvent {}

    /** A revision was asleep and is ready again. */
    record Woken(int revision, Duration took) implements DeployEvent {}

    /** A revision was put to sleep: the next request for it wakes it. */
    record Slept(int revision) implements DeployEvent {}

    /**
     * A revision is gone.
     *
     * @param took until what was under way had ended
     * @param cutOff invocations that had not ended within the time granted
     */
    record Retired(int revision, Duration took, int cutOff) implements DeployEvent {}
}
