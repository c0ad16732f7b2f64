package dev.ashlar.wit.syntax;

/** The characters that WIT does not allow, in comments neither. */
public final class Characters {
    private Characters() {}

    /** Control codes, overrides of the writing direction, and what Unicode deprecates or discourages. */
    public static boolean isForbidden(int c) {
        return switch (c) {
            case '\n', '\r', '\t' -> false;
            case 0x149, 0x673, 0xf77, 0xf79, 0x17a3, 0x17a4, 0x17b4, 0x17b5 -> true;
            default ->
                Character.isISOControl(c)
                        || c >= 0x202a && c <= 0x202e
                        || c >= 0x2066 && c <= 0x2069
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        };
    }
}
