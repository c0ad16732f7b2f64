/** What a guest has of the host while it runs, for all versions of WASI. */
@NullMarked
package dev.ashlar.wasi.context;

import org.jspecify.annotations.NullMarked;
