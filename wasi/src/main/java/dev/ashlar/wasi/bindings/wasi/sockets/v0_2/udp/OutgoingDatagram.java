// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp;

import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpSocketAddress;
import java.util.Optional;

/// WIT's record `outgoing-datagram`.
///
/// @param data `list<u8>`
/// @param remoteAddress `option<ip-socket-address>`
public record OutgoingDatagram(byte[] data, Optional<IpSocketAddress> remoteAddress) {}
