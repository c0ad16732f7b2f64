package dev.ashlar.component.binary;

/** What may be taken from an enclosing component. */
public enum OuterSort {
    CORE_MODULE,
    CORE_TYPE,
    TYPE,
    COMPONENT
}
