// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:sockets/ip-name-lookup@0.2.12`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup;

import org.jspecify.annotations.NullMarked;
