/** From a manifest to compiled and linked components. */
@NullMarked
package dev.ashlar.host.resolve;

import org.jspecify.annotations.NullMarked;
