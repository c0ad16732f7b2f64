// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:filesystem/types@0.2.12`.
///
/// `filesize` is `u64`.
///
/// `link-count` is `u64`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

import org.jspecify.annotations.NullMarked;
