package dev.ashlar.host.bundle;

import dev.ashlar.host.manifest.Application;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.MediaTypes;
import java.io.IOException;
import java.util.Map;

/** Reads an application of some form from a content store. */
sealed interface ApplicationReader permits BundleReader, SpinReader {
    /** As it is here, with its directories unpacked. */
    BundledApplication read() throws IOException;

    /** As its author wrote it. */
    Application application() throws IOException;

    /** Its manifest, whether it can be used or not. */
    String text() throws IOException;

    /** The bytes of its components, by name. */
    Map<String, Descriptor> layers() throws IOException;

    /** Ours are indexes, those of Spin are not. */
    static ApplicationReader of(Descriptor root, ContentStore store, UnpackedDirectories unpacked, HostPlaces places) {
        return MediaTypes.isIndex(root.mediaType())
                ? new BundleReader(root, store, unpacked, places)
                : new SpinReader(root, store, unpacked, places);
    }
}
