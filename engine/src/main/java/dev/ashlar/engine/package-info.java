/**
 * The API of the engine: core WebAssembly on JVM bytecode. Start at {@link dev.ashlar.engine.Engine}.
 */
@NullMarked
package dev.ashlar.engine;

import org.jspecify.annotations.NullMarked;
