/** Keeps on disk what validation and compilation found out about modules. */
@NullMarked
package dev.ashlar.engine.cache;

import org.jspecify.annotations.NullMarked;
