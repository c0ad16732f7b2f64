/** Resolves and checks components. */
@NullMarked
package dev.ashlar.component.validate;

import org.jspecify.annotations.NullMarked;
