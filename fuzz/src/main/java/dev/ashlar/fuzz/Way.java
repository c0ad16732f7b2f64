package dev.ashlar.fuzz;

/** The ways to run a module. All come to the same, so a campaign takes a module one of them, by its seed. */
enum Way {
    /** Code generated when it is needed. */
    LAZY,
    /** Code generated at once, written out and read back. */
    SERIALIZED,
    /** Functions cut into as many methods as possible, as otherwise only very large ones are. */
    CUT,
    /** Code that counts fuel, of which there is enough. */
    COUNTING_FUEL;

    static Way of(Frame frame) {
        return switch (Math.floorMod(frame.seed(), 8)) {
            case 4, 5 -> CUT;
            case 6 -> SERIALIZED;
            case 7 -> COUNTING_FUEL;
            default -> LAZY;
        };
    }
}
