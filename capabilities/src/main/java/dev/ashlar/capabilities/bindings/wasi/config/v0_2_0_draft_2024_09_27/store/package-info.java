// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:config/store@0.2.0-draft-2024-09-27`.
@NullMarked
package dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_draft_2024_09_27.store;

import org.jspecify.annotations.NullMarked;
