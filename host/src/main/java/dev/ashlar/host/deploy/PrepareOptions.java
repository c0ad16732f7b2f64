package dev.ashlar.host.deploy;

/**
 * What a revision has to go through before it may serve.
 *
 * @param force whether it may offer less, or something else, than what serves, as long as all links within it hold
 * @param warmUp how its health route is asked
 */
public record PrepareOptions(boolean force, WarmUp warmUp) {
    /** All that there is. */
    public static final PrepareOptions DEFAULT = new PrepareOptions(false, WarmUp.DEFAULT);

    public PrepareOptions withForce(boolean newForce) {
        return new PrepareOptions(newForce, warmUp);
    }

    public PrepareOptions withWarmUp(WarmUp newWarmUp) {
        return new PrepareOptions(force, newWarmUp);
    }
}
