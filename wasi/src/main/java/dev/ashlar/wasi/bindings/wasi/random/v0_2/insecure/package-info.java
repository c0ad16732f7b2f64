// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:random/insecure@0.2.12`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.random.v0_2.insecure;

import org.jspecify.annotations.NullMarked;
