/** Reads manifests: {@code ashlar.toml} and Spin's {@code spin.toml}. */
@NullMarked
package dev.ashlar.host.load;

import org.jspecify.annotations.NullMarked;
