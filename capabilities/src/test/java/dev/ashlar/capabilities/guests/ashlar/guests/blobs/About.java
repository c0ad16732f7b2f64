// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.guests.ashlar.guests.blobs;

/// WIT's record `about`.
///
/// @param name `string`
/// @param container `string`
/// @param createdAt `u64`
/// @param size `u64`
public record About(String name, String container, long createdAt, long size) {}
