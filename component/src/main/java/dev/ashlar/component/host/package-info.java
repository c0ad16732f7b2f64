/** Values between linear memory and Java: generated code that lifts, calls and lowers. */
@NullMarked
package dev.ashlar.component.host;

import org.jspecify.annotations.NullMarked;
