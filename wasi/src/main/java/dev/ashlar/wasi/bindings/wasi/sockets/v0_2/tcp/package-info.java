// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:sockets/tcp@0.2.12`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp;

import org.jspecify.annotations.NullMarked;
