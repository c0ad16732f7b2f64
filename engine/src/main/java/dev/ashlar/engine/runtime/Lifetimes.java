package dev.ashlar.engine.runtime;

/**
 * Whether instances of a module live so briefly that cleaning the whole of their memory costs more than it would to mark what
 * they write (decision 0131). Thread-safe; a count that is lost does no harm.
 */
public final class Lifetimes {
    /**
     * Marking makes a guest slower by a tenth or two, cleaning is done at some 45 bytes a nanosecond: a life is short that has less
     * nanoseconds of CPU time than a fifth of its memory's bytes.
     */
    private static final int BYTES_PER_NANO = 5;

    /** Short lives, less some for each long one, from which on the next is taken to be short. */
    private static final int ENOUGH = 100;

    private static final int MOST = 2 * ENOUGH;
    private static final int PER_LONG_LIFE = 10;

    private volatile int score;

    /** An instance has ended that had a memory of so many bytes. */
    void ended(long cpuNanos, long bytes) {
        boolean isShort = cpuNanos < bytes / BYTES_PER_NANO;
        int before = score;
        int after = isShort ? Math.min(before + 1, MOST) : Math.max(before - PER_LONG_LIFE, 0);
        if (after != before) {
            score = after;
        }
    }

    public boolean areShort() {
        return score >= ENOUGH;
    }
}
