/** Says whether an interface or world can take the place of another. */
@NullMarked
package dev.ashlar.wit.compat;

import org.jspecify.annotations.NullMarked;
