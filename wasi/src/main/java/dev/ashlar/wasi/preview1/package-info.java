/** WASI 0.1, {@code wasi_snapshot_preview1}, for core modules. */
@NullMarked
package dev.ashlar.wasi.preview1;

import org.jspecify.annotations.NullMarked;
