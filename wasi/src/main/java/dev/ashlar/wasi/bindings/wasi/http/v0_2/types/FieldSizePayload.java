// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import java.util.Optional;

/// WIT's record `field-size-payload`.
///
/// @param fieldName `option<string>`
/// @param fieldSize `option<u32>`
public record FieldSizePayload(Optional<String> fieldName, Optional<Long> fieldSize) {}
