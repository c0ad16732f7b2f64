/** Puts the parts together. */
@NullMarked
package dev.ashlar.wasi.link;

import org.jspecify.annotations.NullMarked;
