// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter;

/// WIT's flags `manner`.
public enum Manner {
    LOUD,
    TWICE,
    WITH_AGE
}
