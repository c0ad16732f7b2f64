/** Builds components from their sources: what is unchanged is left alone, the rest is built side by side. */
@NullMarked
package dev.ashlar.host.build;

import org.jspecify.annotations.NullMarked;
