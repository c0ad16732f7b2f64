/** WASI 0.2 for components: implementations of the interfaces in {@code bindings}. */
@NullMarked
package dev.ashlar.wasi.preview2;

import org.jspecify.annotations.NullMarked;
