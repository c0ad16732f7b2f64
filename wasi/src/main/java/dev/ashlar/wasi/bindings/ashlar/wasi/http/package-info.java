// Generated from WIT by ashlar. Do not edit.
/// The world `ashlar:wasi/http`.
@NullMarked
package dev.ashlar.wasi.bindings.ashlar.wasi.http;

import org.jspecify.annotations.NullMarked;
