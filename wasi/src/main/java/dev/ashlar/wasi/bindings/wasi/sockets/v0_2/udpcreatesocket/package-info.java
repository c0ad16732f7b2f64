// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:sockets/udp-create-socket@0.2.12`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udpcreatesocket;

import org.jspecify.annotations.NullMarked;
