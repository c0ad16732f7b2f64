// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:sockets/instance-network@0.2.12`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.instancenetwork;

import org.jspecify.annotations.NullMarked;
