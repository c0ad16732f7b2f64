/**
 * From WebAssembly to JVM bytecode, in one pass over a function's bytes. Start at {@link
 * dev.ashlar.engine.compile.UnitCompiler}.
 */
@NullMarked
package dev.ashlar.engine.compile;

import org.jspecify.annotations.NullMarked;
