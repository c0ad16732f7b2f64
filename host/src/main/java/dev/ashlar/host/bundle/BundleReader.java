package dev.ashlar.host.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.Loaded;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.MediaTypes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From an index to an application, which nothing but the index's digest decides: all that it leads to is checked against its
 * digest, and what does not follow the form of {@link BundleWriter} is refused rather than understood in some way.
 */
final class BundleReader implements ApplicationReader {
    private static final int MAX_DOCUMENT = 4 << 20;
    private static final int MAX_FILE_NAME = 255;

    private final Descriptor index;
    private final ContentStore store;
    private final UnpackedDirectories unpacked;
    private final HostPlaces places;

    BundleReader(Descriptor index, ContentStore store, UnpackedDirectories unpacked, HostPlaces places) {
        this.index = index;
        this.store = store;
        this.unpacked = unpacked;
        this.places = places;
    }

    @Override
    public BundledApplication read() throws IOException {
        ImageIndex list = index();
        ImageManifest manifest = first(list);
        Loaded loaded = text(manifest);
        Map<String, Descriptor> manifests = components(list);
        Map<String, Descriptor> layers = layers(manifests);
        check(loaded.application(), layers);
        Map<String, Path> directories = directories(loaded.application(), manifest);
        var placement = new Placement(loaded.application(), places);
        Application placed = placement.place(layers, directories);
        if (!placement.problems().isEmpty()) {
            throw new ManifestException(placement.problems());
        }
        return new BundledApplication(index, placed, loaded.warnings(), manifests, digests(manifest));
    }

    @Override
    public Application application() throws IOException {
        return text(first(index())).application();
    }

    @Override
    public String text() throws IOException {
        return new String(store.read(first(index()).config(), MAX_DOCUMENT), UTF_8);
    }

    @Override
    public Map<String, Descriptor> layers() throws IOException {
        ImageIndex list = index();
        Map<String, Descriptor> layers = layers(components(list));
        check(text(first(list)).application(), layers);
        return layers;
    }

    private ImageManifest first(ImageIndex list) throws IOException {
        ImageManifest manifest = manifest(list.manifests().getFirst());
        require(manifest.type().equals(MediaTypes.APPLICATION), "its first manifest is a " + manifest.type());
        require(
                manifest.config().mediaType().equals(MediaTypes.APPLICATION_MANIFEST),
                "its manifest is a " + manifest.config().mediaType());
        return manifest;
    }

    private ImageIndex index() throws IOException {
        try {
            var list = ImageIndex.parse(store.read(index, MAX_DOCUMENT));
            String type = list.artifactType().orElse("an index without a type");
            require(type.equals(MediaTypes.APPLICATION), "it is " + type);
            require(!list.manifests().isEmpty(), "it lists nothing");
            return list;
        } catch (InvalidDocumentException e) {
            throw new BundleException(index.digest(), String.valueOf(e.getMessage()));
        }
    }

    private ImageManifest manifest(Descriptor descriptor) throws IOException {
        try {
            return ImageManifest.parse(store.read(descriptor, MAX_DOCUMENT));
        } catch (InvalidDocumentException e) {
            throw new BundleException(index.digest(), "%s is %s".formatted(descriptor.digest(), e.getMessage()));
        }
    }

    private void require(boolean held, String otherwise) {
        if (!held) {
            throw new BundleException(index.digest(), otherwise);
        }
    }

    /** The manifest as it was written, so that lines and columns are those of its author. */
    private Loaded text(ImageManifest manifest) throws IOException {
        byte[] bytes = store.read(manifest.config(), MAX_DOCUMENT);
        String name = manifest.annotations().getOrDefault(BundleAnnotations.MANIFEST, ManifestLoader.FILE_NAME);
        boolean plain = !name.isEmpty()
                && name.length() <= MAX_FILE_NAME
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ' || c == 0x7f);
        require(plain, "its manifest has no name of a file");
        return ManifestLoader.read(name, bytes, store.directory(), NamedFiles.NOT_YET);
    }

    /** Manifests by the names of components. */
    private Map<String, Descriptor> components(ImageIndex list) {
        var byName = new LinkedHashMap<String, Descriptor>();
        for (Descriptor descriptor :
                list.manifests().subList(1, list.manifests().size())) {
            String names = descriptor.annotations().getOrDefault(BundleAnnotations.COMPONENTS, "");
            for (String name : names.split(",", -1)) {
                require(!name.isEmpty(), "%s has no name".formatted(descriptor.digest()));
                require(byName.put(name, descriptor) == null, "two components have the name \"%s\"".formatted(name));
            }
        }
        return byName;
    }

    private Map<String, Descriptor> layers(Map<String, Descriptor> manifests) throws IOException {
        var read = new LinkedHashMap<Digest, Descriptor>();
        var layers = new LinkedHashMap<String, Descriptor>();
        for (var entry : manifests.entrySet()) {
            Descriptor known = read.get(entry.getValue().digest());
            Descriptor layer = known == null ? layer(entry.getValue()) : known;
            read.put(entry.getValue().digest(), layer);
            layers.put(entry.getKey(), layer);
        }
        return layers;
    }

    private Descriptor layer(Descriptor artifact) throws IOException {
        ImageManifest manifest = manifest(artifact);
        require(
                manifest.config().mediaType().equals(MediaTypes.WASM_CONFIG)
                        && manifest.layers().size() == 1
                        && manifest.layers().getFirst().mediaType().equals(MediaTypes.WASM),
                "%s is no WebAssembly artifact".formatted(artifact.digest()));
        Descriptor layer = manifest.layers().getFirst();
        if (!store.has(layer)) {
            throw new IOException("%s, a component of %s, is not in the content store %s"
                    .formatted(layer.digest(), index.digest(), store.directory()));
        }
        return layer;
    }

    /** Whether the components are those of the manifest, and have the digests that it says. */
    private void check(Application application, Map<String, Descriptor> layers) {
        var missing = new ArrayList<>(application.components().keySet());
        missing.removeAll(layers.keySet());
        require(missing.isEmpty(), "there is no component " + String.join(", ", missing) + " in it");
        var surplus = new ArrayList<>(layers.keySet());
        surplus.removeAll(application.components().keySet());
        require(surplus.isEmpty(), "its manifest has no component " + String.join(", ", surplus));
        var problems = new ArrayList<Problem>();
        layers.forEach((name, layer) -> wanted(application.component(name).source())
                .filter(digest -> !digest.equals(layer.digest()))
                .ifPresent(digest -> problems.add(application
                        .origins()
                        .problem(
                                Paths.key("component", name) + ".source",
                                "the component \"%s\" that is bundled has the digest %s, not %s"
                                        .formatted(name, layer.digest(), digest),
                                "bundle the application anew"))));
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
    }

    private static Optional<Digest> wanted(ComponentSource source) {
        return switch (source) {
            case ComponentSource.File file -> file.digest();
            case ComponentSource.Url url -> Optional.of(url.digest());
            case ComponentSource.Image image -> Optional.empty(); // its digest is that of a manifest
            case ComponentSource.Stored stored -> Optional.of(stored.digest());
        };
    }

    private Map<String, Path> directories(Application application, ImageManifest manifest) throws IOException {
        var wanted = new HashSet<String>();
        NamedDirectory.of(application).stream()
                .filter(NamedDirectory::bundled)
                .forEach(directory -> wanted.add(directory.key()));
        var found = new LinkedHashMap<String, Path>();
        for (Descriptor layer : manifest.layers()) {
            String key = layer.annotations().getOrDefault(BundleAnnotations.PATH, "");
            require(
                    wanted.contains(key),
                    "the directory \"%s\" is in it, which its manifest does not name".formatted(key));
            require(
                    layer.mediaType().equals(BundleWriter.DIRECTORY),
                    "the directory %s is a %s".formatted(key, layer.mediaType()));
            require(found.put(key, unpack(key, layer)) == null, "the directory %s is in it twice".formatted(key));
        }
        wanted.removeAll(found.keySet());
        require(wanted.isEmpty(), "there is no directory " + String.join(", ", wanted) + " in it");
        return found;
    }

    private Path unpack(String key, Descriptor layer) throws IOException {
        try {
            return unpacked.unpack(layer.digest(), () -> store.open(layer.digest()));
        } catch (TarException | EOFException e) {
            throw new BundleException(index.digest(), "the directory %s: %s".formatted(key, e.getMessage()));
        }
    }

    private static Set<Digest> digests(ImageManifest manifest) {
        var digests = new HashSet<Digest>();
        manifest.layers().forEach(layer -> digests.add(layer.digest()));
        return digests;
    }
}
