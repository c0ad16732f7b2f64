/** Runners of the official WebAssembly test suites. */
@NullMarked
package dev.ashlar.conformance;

import org.jspecify.annotations.NullMarked;
