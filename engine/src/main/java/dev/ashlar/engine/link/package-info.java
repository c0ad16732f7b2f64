/** Brings modules to life: loads their classes, resolves their imports, initialises instances. */
@NullMarked
package dev.ashlar.engine.link;

import org.jspecify.annotations.NullMarked;
