// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:sockets/network@0.2.12`.
///
/// `ipv4-address` is `tuple<u8, u8, u8, u8>`.
///
/// `ipv6-address` is `tuple<u16, u16, u16, u16, u16, u16, u16, u16>`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network;

import org.jspecify.annotations.NullMarked;
