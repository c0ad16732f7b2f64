package dev.ashlar.engine;

/**
 * A section of a module binary.
 *
 * @param name the standard name, or that of a custom section
 * @param custom whether it is a custom section
 * @param offset of its contents (behind a custom section's name) in the binary, in bytes
 * @param size of its contents, in bytes
 */
public record Section(String name, boolean custom, int offset, int size) {}
