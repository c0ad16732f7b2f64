package dev.ashlar.engine.compile;

/**
 * A generated class.
 *
 * @param bytes class file
 * @param positions offset in the module binary for each line number, see {@link Positions}
 */
public record CompiledClass(byte[] bytes, int[] positions) {}
