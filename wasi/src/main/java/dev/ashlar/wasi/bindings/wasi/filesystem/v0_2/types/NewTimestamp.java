// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.wallclock.Datetime;

/// WIT's variant `new-timestamp`.
public sealed interface NewTimestamp {
    record NoChange() implements NewTimestamp {}

    record Now() implements NewTimestamp {}

    /// @param value `datetime`
    record Timestamp(Datetime value) implements NewTimestamp {}
}
