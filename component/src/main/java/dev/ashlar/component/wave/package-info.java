/**
 * WAVE, a text for component-level values: reading. {@link dev.ashlar.component.Value#toString} writes it.
 *
 * @see <a href="https://github.com/bytecodealliance/wasm-tools/tree/main/crates/wasm-wave">WAVE</a>
 */
@NullMarked
package dev.ashlar.component.wave;

import org.jspecify.annotations.NullMarked;
