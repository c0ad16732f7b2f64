/** Reads WIT out of components and out of WIT packages in the binary form. */
@NullMarked
package dev.ashlar.component.text;

import org.jspecify.annotations.NullMarked;
