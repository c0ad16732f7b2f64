// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types;

/// WIT's record `object-metadata`.
///
/// @param name `object-name`
/// @param container `container-name`
/// @param createdAt `timestamp`
/// @param size `object-size`
public record ObjectMetadata(String name, String container, long createdAt, long size) {}
