/** Static composition: one component out of several. */
@NullMarked
package dev.ashlar.component.compose;

import org.jspecify.annotations.NullMarked;
