package dev.ashlar.host.manifest;

import java.nio.file.Path;

/**
 * A directory that a component may use.
 *
 * @param source relative to the manifest's directory, or absolute
 * @param target absolute path under which the component sees it
 */
public record FileGrant(Path source, String target, boolean writable) {}
