// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.clocks.v0_2.wallclock;

/// WIT's record `datetime`.
///
/// @param seconds `u64`
/// @param nanoseconds `u32`
public record Datetime(long seconds, long nanoseconds) {}
