// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types;

/// WIT's record `container-metadata`.
///
/// @param name `container-name`
/// @param createdAt `timestamp`
public record ContainerMetadata(String name, long createdAt) {}
