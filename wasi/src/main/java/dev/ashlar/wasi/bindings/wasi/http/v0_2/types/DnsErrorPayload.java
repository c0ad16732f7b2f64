// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import java.util.Optional;

/// WIT's record `DNS-error-payload`.
///
/// @param rcode `option<string>`
/// @param infoCode `option<u16>`
public record DnsErrorPayload(Optional<String> rcode, Optional<Integer> infoCode) {}
