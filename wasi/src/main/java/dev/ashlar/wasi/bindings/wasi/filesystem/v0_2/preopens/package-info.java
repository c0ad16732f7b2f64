// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:filesystem/preopens@0.2.12`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.preopens;

import org.jspecify.annotations.NullMarked;
