// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:http/incoming-handler@0.2.12`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.http.v0_2.incominghandler;

import org.jspecify.annotations.NullMarked;
