// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:clocks/wall-clock@0.2.12`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.clocks.v0_2.wallclock;

import org.jspecify.annotations.NullMarked;
