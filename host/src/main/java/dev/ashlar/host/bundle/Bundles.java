package dev.ashlar.host.bundle;

import dev.ashlar.engine.Engine;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.MediaTypes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applications in content stores, from where they are pushed and deployed. One is an index (OCI image specification, "image
 * index") of the artifact type {@link dev.ashlar.oci.MediaTypes#APPLICATION}: first a manifest whose configuration is the text
 * of {@code ashlar.toml} and whose layers are the directories that it names, then an artifact for each component. A component
 * that changes changes its own artifact and the index, and no other blob.
 */
public final class Bundles {
    private static final int MAX_DOCUMENT = 4 << 20;

    private Bundles() {}

    /**
     * Writes an application. The same application is the same blobs, whenever and wherever that happens. Values of variables
     * are not among them, other than the defaults in the manifest.
     *
     * @return of the index
     * @throws ManifestException when a component or a directory cannot be read, or is not what the manifest says
     * @throws IOException when the store cannot keep it
     */
    public static Descriptor write(Application application, SourceReader sources, ContentStore store)
            throws IOException {
        try (var engine = Engine.create()) {
            return new BundleWriter(application, sources, store, engine).write();
        }
    }

    /**
     * Reads an application, all of which is in the store: an index as it is written here, or the manifest of an application that Spin pushed. Its
     * directories are unpacked.
     *
     * @param places what of this machine's directories it may use if its manifest says so
     * @throws ManifestException when its manifest cannot be used, or not on this machine; with lines
     * @throws BundleException when it is no application
     * @throws IOException when a blob is not there or damaged, or nothing can be unpacked
     */
    public static BundledApplication read(
            Descriptor root, ContentStore store, UnpackedDirectories directories, HostPlaces places)
            throws IOException {
        return ApplicationReader.of(root, store, directories, places).read();
    }

    /**
     * Fails when something is no application, as far as its first document says.
     *
     * @param root of a manifest or index
     * @throws BundleException when it is something else
     */
    public static void requireApplication(Descriptor root, byte[] document) {
        type(root, document).ifPresent(type -> {
            throw new BundleException(root.digest(), "it is " + type);
        });
    }

    /** Whether something is an application, as far as its first document says. */
    public static boolean isApplication(Descriptor root, byte[] document) {
        return type(root, document).isEmpty();
    }

    /** Of what is no application. */
    private static Optional<String> type(Descriptor root, byte[] document) {
        try {
            if (MediaTypes.isIndex(root.mediaType())) {
                var type = ImageIndex.parse(document).artifactType().orElse("an index without a type");
                return Optional.of(type).filter(it -> !it.equals(MediaTypes.APPLICATION));
            }
            var manifest = ImageManifest.parse(document);
            return SpinArtifact.of(manifest).isPresent()
                    ? Optional.empty()
                    : Optional.of("a manifest of the type " + manifest.type());
        } catch (InvalidDocumentException e) {
            throw new BundleException(root.digest(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * All that an application consists of, each blob once: what others refer to comes first, the index last. Who sends them in
     * this order never has a manifest somewhere that leads to what is not there.
     *
     * @throws IOException when a manifest is not in the store
     */
    public static List<Descriptor> blobs(Descriptor index, ContentStore store) throws IOException {
        var blobs = new LinkedHashMap<Digest, Descriptor>();
        for (Descriptor descriptor :
                ImageIndex.parse(store.read(index, MAX_DOCUMENT)).manifests()) {
            var manifest = ImageManifest.parse(store.read(descriptor, MAX_DOCUMENT));
            blobs.put(manifest.config().digest(), manifest.config());
            manifest.layers().forEach(layer -> blobs.put(layer.digest(), layer));
            blobs.put(descriptor.digest(), descriptor);
        }
        blobs.put(index.digest(), index);
        return List.copyOf(blobs.values());
    }

    /** The manifest of an application as it was written: its components and directories are those that its author named. */
    public static Application manifest(Descriptor root, ContentStore store) throws IOException {
        return reader(root, store).application();
    }

    /** Whether a blob is the manifest of an application, in the form of some media type. */
    public static boolean isManifest(String mediaType) {
        return mediaType.equals(MediaTypes.APPLICATION_MANIFEST) || mediaType.equals(MediaTypes.SPIN_APPLICATION);
    }

    /**
     * The text of an application's manifest, whether it can be used or not; that of Spin's is what Spin made of it, in the words of
     * {@code spin.toml}. Nothing else of the application need be in the store but manifests.
     *
     * @throws BundleException when it is no application
     */
    public static String text(Descriptor root, ContentStore store) throws IOException {
        return reader(root, store).text();
    }

    /** The layers with the bytes of an application's components, by name. */
    public static Map<String, Descriptor> components(Descriptor root, ContentStore store) throws IOException {
        return reader(root, store).layers();
    }

    private static ApplicationReader reader(Descriptor root, ContentStore store) {
        return ApplicationReader.of(root, store, new UnpackedDirectories(store.directory()), HostPlaces.NONE);
    }

    /** What an application needs of a machine's directories and does not have elsewhere unless an operator gives his leave. */
    public static List<Problem> needsLeave(Application application) {
        var placement = new Placement(application, HostPlaces.NONE);
        placement.find(Map.of());
        return placement.problems();
    }
}
