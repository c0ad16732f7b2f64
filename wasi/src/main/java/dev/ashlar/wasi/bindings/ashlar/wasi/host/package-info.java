// Generated from WIT by ashlar. Do not edit.
/// The world `ashlar:wasi/host`.
@NullMarked
package dev.ashlar.wasi.bindings.ashlar.wasi.host;

import org.jspecify.annotations.NullMarked;
