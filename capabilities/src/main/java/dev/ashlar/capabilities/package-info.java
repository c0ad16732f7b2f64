/** Configuration, logging, key-value and blob stores for components. */
@NullMarked
package dev.ashlar.capabilities;

import org.jspecify.annotations.NullMarked;
