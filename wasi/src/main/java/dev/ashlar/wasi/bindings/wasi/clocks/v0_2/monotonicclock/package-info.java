// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:clocks/monotonic-clock@0.2.12`.
///
/// `instant` is `u64`.
///
/// `duration` is `u64`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.clocks.v0_2.monotonicclock;

import org.jspecify.annotations.NullMarked;
