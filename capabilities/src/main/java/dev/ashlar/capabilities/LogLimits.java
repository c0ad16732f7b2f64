package dev.ashlar.capabilities;

/**
 * What one guest may log; a guest is what has one {@link dev.ashlar.wasi.WasiContext}.
 *
 * @param message characters of a message; the rest is cut off
 * @param context characters of a message's context; the rest is cut off
 * @param lines messages; one line tells that there were more
 */
public record LogLimits(int message, int context, int lines) {
    /** 16,384 characters, 256 of context, 1,000 messages. */
    public static final LogLimits DEFAULT = new LogLimits(16_384, 256, 1_000);

    /** @throws IllegalArgumentException when one is negative */
    public LogLimits {
        if (message < 0 || context < 0 || lines < 0) {
            throw new IllegalArgumentException("limits cannot be negative");
        }
    }
}
