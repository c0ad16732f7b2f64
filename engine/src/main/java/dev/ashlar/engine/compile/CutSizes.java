package dev.ashlar.engine.compile;

/**
 * Where functions are cut, in estimated bytes of bytecode.
 *
 * @param large a function above this is split
 * @param chunk most that a chunk has, unless it cannot be cut
 * @param group most that a method has in which cases of a switch share
 * @param smallest least that is worth a chunk
 * @param leader most that a method has that leads others
 */
public record CutSizes(int large, int chunk, int group, int smallest, int leader) {
    public static final CutSizes DEFAULT = new CutSizes(6_000, 2_400, 1_200, 64, 5_000);

    /** Cuts wherever it is possible: for tests. */
    public static final CutSizes TINY = new CutSizes(0, 40, 40, 1, 150);

    private static final String PROPERTY = "ashlar.engine.cuts";

    /** The default, unless the system property {@code ashlar.engine.cuts} is {@code tiny} or five numbers. */
    public static CutSizes configured() {
        String value = System.getProperty(PROPERTY, "");
        if (value.isEmpty()) {
            return DEFAULT;
        }
        if (value.equals("tiny")) {
            return TINY;
        }
        String[] sizes = value.split(",");
        if (sizes.length != 5) {
            throw new IllegalArgumentException(
                    PROPERTY + " is \"tiny\" or large,chunk,group,smallest,leader in bytes, not " + value);
        }
        return new CutSizes(
                Integer.parseInt(sizes[0]),
                Integer.parseInt(sizes[1]),
                Integer.parseInt(sizes[2]),
                Integer.parseInt(sizes[3]),
                Integer.parseInt(sizes[4]));
    }
}
