// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter;

import dev.ashlar.component.Tuple;

/// WIT's variant `salutation`.
public sealed interface Salutation {
    record Plain() implements Salutation {}

    /// @param value `string`
    record Titled(String value) implements Salutation {}

    /// @param value `tuple<u16, char>`
    record Numbered(Tuple.Of2<Integer, Integer> value) implements Salutation {}
}
