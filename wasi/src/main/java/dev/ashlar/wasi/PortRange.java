package dev.ashlar.wasi;

/**
 * Ports from {@code first} to {@code last}, both included.
 *
 * @param first from 0 on
 * @param last up to 65535
 */
public record PortRange(int first, int last) {
    public static final int HIGHEST = 65_535;

    /** {@code *} in a rule. */
    public static final PortRange ALL = new PortRange(0, HIGHEST);

    /** @throws IllegalArgumentException when there are no such ports */
    public PortRange {
        if (first < 0 || last > HIGHEST) {
            throw new IllegalArgumentException("ports go from 0 to 65535, not from %d to %d".formatted(first, last));
        }
        if (first > last) {
            throw new IllegalArgumentException("the ports %d-%d are none".formatted(first, last));
        }
    }

    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    @Override
    public String toString() {
        if (equals(ALL)) {
            return "*";
        }
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
