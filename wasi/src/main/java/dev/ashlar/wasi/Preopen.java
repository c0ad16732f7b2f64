package dev.ashlar.wasi;

import java.nio.file.Path;

/**
 * A directory that a guest finds open when it starts.
 *
 * @param host its path on the host
 * @param guest its name for the guest, such as {@code /data}
 * @param writable whether the guest may change anything in it
 */
public record Preopen(Path host, String guest, boolean writable) {}
