// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:http/types@0.2.12`.
///
/// `field-key` is `string`.
///
/// `field-name` is `field-key`.
///
/// `field-value` is `list<u8>`.
///
/// `headers` is `fields`.
///
/// `trailers` is `fields`.
///
/// `status-code` is `u16`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import org.jspecify.annotations.NullMarked;
