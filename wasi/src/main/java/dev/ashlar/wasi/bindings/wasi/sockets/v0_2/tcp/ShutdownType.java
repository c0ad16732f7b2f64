// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp;

/// WIT's enum `shutdown-type`.
public enum ShutdownType {
    RECEIVE,
    SEND,
    BOTH
}
