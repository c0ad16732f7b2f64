package dev.ashlar.wit;

/** Which side of a world something stands on. */
public enum Direction {
    /** What a component needs. */
    IMPORT,
    /** What a component offers. */
    EXPORT;

    /** The keyword of WIT. */
    @Override
    public String toString() {
        return this == IMPORT ? "import" : "export";
    }
}
