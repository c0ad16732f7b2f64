/** The implementation of the public API: links components, instantiates and calls them. */
@NullMarked
package dev.ashlar.component.link;

import org.jspecify.annotations.NullMarked;
