/** Reads TOML into a tree that knows where everything stands. */
@NullMarked
package dev.ashlar.host.toml;

import org.jspecify.annotations.NullMarked;
