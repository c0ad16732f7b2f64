// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network;

/// WIT's variant `ip-socket-address`.
public sealed interface IpSocketAddress {
    /// @param value `ipv4-socket-address`
    record Ipv4(Ipv4SocketAddress value) implements IpSocketAddress {}

    /// @param value `ipv6-socket-address`
    record Ipv6(Ipv6SocketAddress value) implements IpSocketAddress {}
}
