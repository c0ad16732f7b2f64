/**
 * The 128-bit SIMD instructions without a vector unit: a {@code v128} is two longs with its lanes in little-endian
 * order, and {@link dev.ashlar.engine.runtime.simd.SimdOp} tells validation and code generation all they need to know.
 * Most instructions treat the two longs alike and never see a whole vector.
 */
@NullMarked
package dev.ashlar.engine.runtime.simd;

import org.jspecify.annotations.NullMarked;
