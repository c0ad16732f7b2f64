/** Streams between guests and the host. */
@NullMarked
package dev.ashlar.wasi.streams;

import org.jspecify.annotations.NullMarked;
