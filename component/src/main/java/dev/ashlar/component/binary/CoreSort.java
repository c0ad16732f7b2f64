package dev.ashlar.component.binary;

/** What a core index refers to. */
public enum CoreSort {
    FUNCTION,
    TABLE,
    MEMORY,
    GLOBAL,
    TAG,
    TYPE,
    MODULE,
    INSTANCE
}
