/** Generates Java from WIT; start at {@link dev.ashlar.bindgen.Bindgen}. */
@NullMarked
package dev.ashlar.bindgen;

import org.jspecify.annotations.NullMarked;
