package dev.ashlar.host.deploy;

import java.time.Duration;

/**
 * When a new revision is taken back by itself: when in the last {@code window} it answered at least {@code minimum} requests, and the part
 * of them that went wrong is larger by more than {@code margin} than that of the revisions that served before.
 *
 * @param margin from 0 to 1: 0.05 are five of a hundred
 */
public record RollbackPolicy(double margin, int minimum, Duration window) {
    /** Five of a hundred more than before, of at least 50 in half a minute. */
    public static final RollbackPolicy DEFAULT = new RollbackPolicy(0.05, 50, Duration.ofSeconds(30));

    /** @throws IllegalArgumentException when one of them makes no sense */
    public RollbackPolicy {
        if (!(margin >= 0 && margin < 1)) {
            throw new IllegalArgumentException("the margin is %s; it must be from 0 to below 1".formatted(margin));
        }
        if (minimum < 1) {
            throw new IllegalArgumentException(
                    "the least number of requests is %d; it must be positive".formatted(minimum));
        }
        if (window.compareTo(Duration.ofMillis(100)) < 0 || window.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("the window is %s; it must be from 100 ms to 1 h".formatted(window));
        }
    }

    /** Whether a revision with {@code now} is worse than what had {@code before}. */
    boolean condemns(ErrorRate now, ErrorRate before) {
        return now.requests() >= minimum && now.value() > before.value() + margin;
    }
}
