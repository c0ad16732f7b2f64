package dev.ashlar.bindgen;

/**
 * A generated source.
 *
 * @param path below the root of sources, with slashes
 */
public record JavaFile(String path, String text) {}
