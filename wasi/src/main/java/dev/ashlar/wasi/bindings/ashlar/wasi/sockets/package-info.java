// Generated from WIT by ashlar. Do not edit.
/// The world `ashlar:wasi/sockets`.
@NullMarked
package dev.ashlar.wasi.bindings.ashlar.wasi.sockets;

import org.jspecify.annotations.NullMarked;
