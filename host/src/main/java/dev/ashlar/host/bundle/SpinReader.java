package dev.ashlar.host.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.Loaded;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.json.JsonException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;

/** From the manifest of an application that Spin pushed to an application. */
final class SpinReader implements ApplicationReader {
    private static final int MAX_DOCUMENT = 4 << 20;

    private final Descriptor root;
    private final ContentStore store;
    private final UnpackedDirectories unpacked;
    private final HostPlaces places;

    SpinReader(Descriptor root, ContentStore store, UnpackedDirectories unpacked, HostPlaces places) {
        this.root = root;
        this.store = store;
        this.unpacked = unpacked;
        this.places = places;
    }

    @Override
    public BundledApplication read() throws IOException {
        var artifact = artifact();
        var lock = lock(artifact);
        var loaded = load(lock);
        var layers = layers(loaded.application(), lock, artifact);
        var placement = new Placement(loaded.application(), places);
        Application placed = placement.place(layers, directories(lock, artifact));
        if (!placement.problems().isEmpty()) {
            throw new ManifestException(placement.problems());
        }
        return new BundledApplication(
                root,
                placed,
                loaded.warnings(),
                layers,
                Set.of(artifact.locked().digest()));
    }

    @Override
    public Application application() throws IOException {
        return load(lock(artifact())).application();
    }

    @Override
    public String text() throws IOException {
        return lock(artifact()).manifest();
    }

    @Override
    public Map<String, Descriptor> layers() throws IOException {
        var artifact = artifact();
        var lock = lock(artifact);
        return layers(load(lock).application(), lock, artifact);
    }

    private SpinArtifact artifact() throws IOException {
        try {
            var manifest = ImageManifest.parse(store.read(root, MAX_DOCUMENT));
            return SpinArtifact.of(manifest)
                    .orElseThrow(() -> refused("it is a manifest of the type " + manifest.type()));
        } catch (InvalidDocumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private SpinLock lock(SpinArtifact artifact) throws IOException {
        try {
            return new SpinLock(store.read(artifact.locked(), SpinLock.MAX_BYTES));
        } catch (JsonException e) {
            throw refused("Spin's locked application in it: " + e.getMessage());
        }
    }

    private Loaded load(SpinLock lock) {
        return ManifestLoader.read(
                SpinLock.NAME, lock.manifest().getBytes(UTF_8), store.directory(), NamedFiles.NOT_YET);
    }

    private Map<String, Descriptor> layers(Application application, SpinLock lock, SpinArtifact artifact)
            throws IOException {
        var layers = new LinkedHashMap<String, Descriptor>();
        for (Component component : application.components().values()) {
            layers.put(component.name(), layer(component, lock, artifact));
        }
        return layers;
    }

    private Descriptor layer(Component component, SpinLock lock, SpinArtifact artifact) throws IOException {
        if (!(component.source() instanceof ComponentSource.File(Path path, var _))
                || !(lock.components().get(path.toString()) instanceof Digest digest)) {
            throw refused("its component \"%s\" is none of those that were pushed".formatted(component.name()));
        }
        Descriptor layer = artifact.component(digest)
                .orElseThrow(() ->
                        refused("the component \"%s\", %s, is no layer of it".formatted(component.name(), digest)));
        store.require(layer);
        return layer;
    }

    private Map<String, Path> directories(SpinLock lock, SpinArtifact artifact) throws IOException {
        if (lock.files().isEmpty()) {
            return Map.of();
        }
        Path all;
        try {
            all = unpacked.fill(artifact.locked().digest(), new SpinFiles(artifact, lock.files(), store)::fill);
        } catch (TarException | EOFException | ZipException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
        var directories = new LinkedHashMap<String, Path>();
        lock.files().keySet().forEach(name -> directories.put(SpinLock.directory(name), all.resolve(name)));
        return directories;
    }

    private BundleException refused(String why) {
        return new BundleException(root.digest(), why);
    }
}
