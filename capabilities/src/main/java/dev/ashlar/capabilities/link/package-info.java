/** Puts the parts together. */
@NullMarked
package dev.ashlar.capabilities.link;

import org.jspecify.annotations.NullMarked;
