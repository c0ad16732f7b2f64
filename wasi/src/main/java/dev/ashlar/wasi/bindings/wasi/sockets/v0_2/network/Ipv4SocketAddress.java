// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network;

import dev.ashlar.component.Tuple;

/// WIT's record `ipv4-socket-address`.
///
/// @param port `u16`
/// @param address `ipv4-address`
public record Ipv4SocketAddress(int port, Tuple.Of4<Integer, Integer, Integer, Integer> address) {}
