/** Runs the programs of the WASI test suite. */
@NullMarked
package dev.ashlar.conformance.wasi;

import org.jspecify.annotations.NullMarked;
