// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc;

/// WIT's enum `fault`.
public enum Fault {
    DIVISION_BY_ZERO,
    OVERFLOW
}
