// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:config/runtime@0.2.0-draft`.
@NullMarked
package dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_draft.runtime;

import org.jspecify.annotations.NullMarked;
