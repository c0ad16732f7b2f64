// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:io/poll@0.2.12`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.io.v0_2.poll;

import org.jspecify.annotations.NullMarked;
