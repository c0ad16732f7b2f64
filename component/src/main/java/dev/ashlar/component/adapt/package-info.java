/** Calls between components: adapters generated as core WebAssembly. */
@NullMarked
package dev.ashlar.component.adapt;

import org.jspecify.annotations.NullMarked;
