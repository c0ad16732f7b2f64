// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network;

import dev.ashlar.component.Tuple;

/// WIT's variant `ip-address`.
public sealed interface IpAddress {
    /// @param value `ipv4-address`
    record Ipv4(Tuple.Of4<Integer, Integer, Integer, Integer> value) implements IpAddress {}

    /// @param value `ipv6-address`
    record Ipv6(Tuple.Of8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> value)
            implements IpAddress {}
}
