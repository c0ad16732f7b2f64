// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:keyvalue/atomics@0.2.0-draft2`.
@NullMarked
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics;

import org.jspecify.annotations.NullMarked;
