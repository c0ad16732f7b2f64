/**
 * The 128-bit SIMD instructions by way of the Vector API: a {@code v128} is a vector of bytes. A method is named after its
 * instruction, as in {@code runtime.simd}; an instruction without a method is done by other means. Nothing here is loaded but
 * where the module {@code jdk.incubator.vector} is resolved.
 */
@NullMarked
package dev.ashlar.engine.runtime.vector;

import org.jspecify.annotations.NullMarked;
