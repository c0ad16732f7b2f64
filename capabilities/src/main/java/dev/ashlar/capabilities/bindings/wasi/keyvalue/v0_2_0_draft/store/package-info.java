// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:keyvalue/store@0.2.0-draft`.
@NullMarked
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store;

import org.jspecify.annotations.NullMarked;
