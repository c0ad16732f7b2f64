package dev.ashlar.fuzz.abi;

/**
 * A string, and how it came: the specification's sizes of allocations depend on it. Equal by text.
 *
 * @param units code units in the encoding it came in
 */
record Text(String text, Form form, int units) {
    /** How a string lay in memory. */
    enum Form {
        UTF8,
        UTF16,
        LATIN1,
        /** UTF-16 by a tagged length. */
        TAGGED
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text its && its.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
