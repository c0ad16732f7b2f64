// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:blobstore/types@0.2.0-draft`.
///
/// `container-name` is `string`.
///
/// `object-name` is `string`.
///
/// `timestamp` is `u64`.
///
/// In seconds since 1970.
///
/// `object-size` is `u64`.
///
/// In bytes.
///
/// `error` is `string`.
///
/// `incoming-value-async-body` is `input-stream`.
///
/// `incoming-value-sync-body` is `list<u8>`.
@NullMarked
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types;

import org.jspecify.annotations.NullMarked;
