/** WASI for guests: what is granted to them, and nothing else. */
@NullMarked
package dev.ashlar.wasi;

import org.jspecify.annotations.NullMarked;
