// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network;

import dev.ashlar.component.Tuple;

/// WIT's record `ipv6-socket-address`.
///
/// @param port `u16`
/// @param flowInfo `u32`
/// @param address `ipv6-address`
/// @param scopeId `u32`
public record Ipv6SocketAddress(
        int port,
        long flowInfo,
        Tuple.Of8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> address,
        long scopeId) {}
