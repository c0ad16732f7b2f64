package dev.ashlar.engine.binary;

/**
 * A data segment.
 *
 * @param active whether it is written at instantiation
 * @param memory that an active segment writes to
 * @param offset byte offset of the constant expression of an active segment's place, else -1
 * @param start byte offset of its contents in the binary
 * @param size of its contents in bytes
 */
public record DataSegment(boolean active, int memory, int offset, int start, int size) {}
