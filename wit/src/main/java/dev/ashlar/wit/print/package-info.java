/** Writes resolved packages as WIT. */
@NullMarked
package dev.ashlar.wit.print;

import org.jspecify.annotations.NullMarked;
