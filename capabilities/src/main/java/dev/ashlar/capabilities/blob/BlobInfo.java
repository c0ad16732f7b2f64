package dev.ashlar.capabilities.blob;

import java.time.Instant;

/**
 * What is known of an object.
 *
 * @param size bytes
 */
public record BlobInfo(long size, Instant created) {}
