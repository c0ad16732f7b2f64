package dev.ashlar.daemon.state;

/**
 * What a tenant may have.
 *
 * @param applications how many
 * @param memoryBytes of the memories and tables of all instances of all its applications
 * @param blobBytes of all that its revisions are made of
 */
public record Quota(long applications, long memoryBytes, long blobBytes) {
    public static final Quota UNLIMITED = new Quota(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
}
