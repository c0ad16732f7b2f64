/** Whether a decoded module keeps the rules of the specification: one pass over its types, definitions and code. */
@NullMarked
package dev.ashlar.engine.validate;

import org.jspecify.annotations.NullMarked;
