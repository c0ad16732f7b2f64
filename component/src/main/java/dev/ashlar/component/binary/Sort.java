package dev.ashlar.component.binary;

/** What an index of a component refers to; of the core sorts only what components import and export. */
public enum Sort {
    CORE_MODULE,
    FUNCTION,
    VALUE,
    TYPE,
    COMPONENT,
    INSTANCE
}
