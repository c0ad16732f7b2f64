// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp;

import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpSocketAddress;

/// WIT's record `incoming-datagram`.
///
/// @param data `list<u8>`
/// @param remoteAddress `ip-socket-address`
public record IncomingDatagram(byte[] data, IpSocketAddress remoteAddress) {}
