// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types;

/// WIT's record `object-id`.
///
/// @param container `container-name`
/// @param object `object-name`
public record ObjectId(String container, String object) {}
