package dev.ashlar.component;

/** Stands for a payload that is not there, as in {@code result<_, string>}. */
public enum Unit {
    UNIT
}
