package dev.ashlar.component.binary;

/**
 * A custom section.
 *
 * @param start of its contents, behind the name, in bytes
 * @param end of its contents
 */
public record CustomSection(String name, int start, int end) {}
