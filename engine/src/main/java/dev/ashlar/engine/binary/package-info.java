/** From bytes to {@link dev.ashlar.engine.binary.ModuleInfo}: the binary format, one section after the other. */
@NullMarked
package dev.ashlar.engine.binary;

import org.jspecify.annotations.NullMarked;
