// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import java.util.Optional;

/// WIT's record `TLS-alert-received-payload`.
///
/// @param alertId `option<u8>`
/// @param alertMessage `option<string>`
public record TlsAlertReceivedPayload(Optional<Integer> alertId, Optional<String> alertMessage) {}
