package dev.ashlar.component.binary;

/** How strings lie in linear memory. */
public enum StringEncoding {
    UTF8,
    UTF16,
    /** Each string in Latin-1 or, where that does not suffice, in UTF-16. */
    LATIN1_UTF16;

    /** The name in the text format. */
    @Override
    public String toString() {
        return switch (this) {
            case UTF8 -> "utf8";
            case UTF16 -> "utf16";
            case LATIN1_UTF16 -> "latin1+utf16";
        };
    }
}
