// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network;

/// WIT's enum `ip-address-family`.
public enum IpAddressFamily {
    IPV4,
    IPV6
}
