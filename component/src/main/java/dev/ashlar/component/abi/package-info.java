/** Facts of the canonical ABI about types: sizes, alignment, layout, flattening. */
@NullMarked
package dev.ashlar.component.abi;

import org.jspecify.annotations.NullMarked;
