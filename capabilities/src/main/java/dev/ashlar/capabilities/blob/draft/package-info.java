/** {@code wasi:blobstore}: a front, with the streams of {@code wasi:io}. */
@NullMarked
package dev.ashlar.capabilities.blob.draft;

import org.jspecify.annotations.NullMarked;
