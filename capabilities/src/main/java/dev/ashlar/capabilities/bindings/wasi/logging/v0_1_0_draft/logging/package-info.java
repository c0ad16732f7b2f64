// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:logging/logging@0.1.0-draft`.
@NullMarked
package dev.ashlar.capabilities.bindings.wasi.logging.v0_1_0_draft.logging;

import org.jspecify.annotations.NullMarked;
