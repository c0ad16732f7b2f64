package dev.ashlar.cli;

/**
 * How many threads carry virtual ones. The JVM takes as many as there are processors; one more lets a neighbour run while guests
 * keep all of those with what cannot be interrupted, such as the allocation of a large memory.
 */
final class Carriers {
    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    private Carriers() {}

    /** Before the first virtual thread; what was set by an option of the JVM stays. */
    static void oneMoreThanProcessors() {
        if (System.getProperty(PARALLELISM) == null) {
            System.setProperty(
                    PARALLELISM, Integer.toString(Runtime.getRuntime().availableProcessors() + 1));
        }
    }
}
