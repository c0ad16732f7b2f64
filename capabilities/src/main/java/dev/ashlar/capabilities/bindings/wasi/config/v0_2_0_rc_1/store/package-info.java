// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:config/store@0.2.0-rc.1`.
@NullMarked
package dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_rc_1.store;

import org.jspecify.annotations.NullMarked;
