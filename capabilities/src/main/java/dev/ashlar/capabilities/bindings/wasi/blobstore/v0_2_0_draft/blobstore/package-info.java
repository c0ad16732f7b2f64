// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:blobstore/blobstore@0.2.0-draft`.
@NullMarked
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.blobstore;

import org.jspecify.annotations.NullMarked;
