/** HTTP routes: their syntax, and finding the one that a request takes. */
@NullMarked
package dev.ashlar.host.route;

import org.jspecify.annotations.NullMarked;
