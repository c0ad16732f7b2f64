// Generated from WIT by ashlar. Do not edit.
/// Passes on to wasi:blobstore.
///
/// The interface `ashlar:guests/blobs`.
@NullMarked
package dev.ashlar.capabilities.guests.ashlar.guests.blobs;

import org.jspecify.annotations.NullMarked;
