// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

/// WIT's record `metadata-hash-value`.
///
/// @param lower `u64`
/// @param upper `u64`
public record MetadataHashValue(long lower, long upper) {}
