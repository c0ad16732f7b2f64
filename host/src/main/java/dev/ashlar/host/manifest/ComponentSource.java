package dev.ashlar.host.manifest;

import dev.ashlar.oci.Digest;
import dev.ashlar.oci.Reference;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of a component are. */
public sealed interface ComponentSource {
    /**
     * In a file.
     *
     * @param path relative to the manifest's directory, or absolute
     * @param digest what the file must hash to, if given
     */
    record File(Path path, Optional<Digest> digest) implements ComponentSource {}

    /** On the web, with what it must hash to. */
    record Url(URI url, Digest digest) implements ComponentSource {}

    /** In an OCI registry. */
    record Image(Reference reference) implements ComponentSource {}

    /**
     * In the host's content store, where delivery has put it. No manifest says so.
     *
     * @param size in bytes
     */
    record Stored(Digest digest, long size) implements ComponentSource {}
}
