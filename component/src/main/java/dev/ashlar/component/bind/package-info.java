/** Connects generated interfaces with components: implements them by exports, and imports by objects that implement them. */
@NullMarked
package dev.ashlar.component.bind;

import org.jspecify.annotations.NullMarked;
