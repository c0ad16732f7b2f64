package dev.ashlar.host.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.component.ComponentException;
import dev.ashlar.component.ComponentOutline;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineException;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.WasmArtifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** From an application to an index, blob by blob. */
final class BundleWriter {
    /** What is never meant when a directory is named: what we and version control keep in it. */
    private static final Set<String> NEVER = Set.of(".ashlar", ".git");

    /** What a bundled directory is: a tar that is not compressed. */
    static final String DIRECTORY = "application/vnd.oci.image.layer.v1.tar";

    private final Application application;
    private final SourceReader sources;
    private final ContentStore store;
    private final Engine engine;

    BundleWriter(Application application, SourceReader sources, ContentStore store, Engine engine) {
        this.application = application;
        this.sources = sources;
        this.store = store;
        this.engine = engine;
    }

    Descriptor write() throws IOException {
        var manifests = new ArrayList<Descriptor>();
        manifests.add(manifest());
        manifests.addAll(components());
        var index = new ImageIndex(Optional.of(MediaTypes.APPLICATION), manifests, Optional.empty(), annotations());
        return store.put(MediaTypes.IMAGE_INDEX, index.toJson()).withArtifactType(MediaTypes.APPLICATION);
    }

    private Map<String, String> annotations() {
        var annotations = new LinkedHashMap<String, String>();
        annotations.put(BundleAnnotations.TITLE, application.name());
        application.version().ifPresent(version -> annotations.put(BundleAnnotations.VERSION, version));
        application.description().ifPresent(text -> annotations.put(BundleAnnotations.DESCRIPTION, text));
        return annotations;
    }

    /** The text of {@code ashlar.toml} as it was written, and the directories that it names. */
    private Descriptor manifest() throws IOException {
        var source = application.origins().source();
        Descriptor text =
                store.put(MediaTypes.APPLICATION_MANIFEST, source.text().getBytes(UTF_8));
        var manifest = new ImageManifest(
                Optional.of(MediaTypes.APPLICATION),
                text,
                directories(),
                Optional.empty(),
                Map.of(BundleAnnotations.MANIFEST, fileName(source.name())));
        return store.put(MediaTypes.IMAGE_MANIFEST, manifest.toJson()).withArtifactType(MediaTypes.APPLICATION);
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private List<Descriptor> directories() throws IOException {
        var byKey = new TreeMap<String, List<NamedDirectory>>();
        NamedDirectory.of(application).stream()
                .filter(NamedDirectory::bundled)
                .forEach(directory -> byKey.computeIfAbsent(directory.key(), key -> new ArrayList<>())
                        .add(directory));
        var tars = new TreeMap<String, DirectoryTar>();
        var problems = new ArrayList<Problem>();
        for (var entry : byKey.entrySet()) {
            boolean served = entry.getValue().stream().allMatch(NamedDirectory::served);
            NamedDirectory first = entry.getValue().getFirst();
            try {
                tars.put(entry.getKey(), tar(first.path(), served));
            } catch (IOException e) {
                String why = e instanceof NoSuchFileException ? "it does not exist" : e.getMessage();
                problems.add(first.problem(
                        application,
                        "the directory %s cannot be bundled: %s".formatted(first.path(), why),
                        "mend that, or name another directory"));
            }
        }
        stopAt(problems);
        var layers = new ArrayList<Descriptor>();
        for (var entry : tars.entrySet()) {
            layers.add(keep(entry.getValue()).annotated(BundleAnnotations.PATH, entry.getKey()));
        }
        return layers;
    }

    /** @param served whether requests are all that it is there for, for which hidden files do not exist */
    private DirectoryTar tar(Path directory, boolean served) throws IOException {
        Predicate<String> wanted = name -> !NEVER.contains(name) && !(served && isHidden(name));
        return DirectoryTar.of(application.directory().resolve(directory), wanted);
    }

    private Descriptor keep(DirectoryTar tar) throws IOException {
        Descriptor layer = describe(tar);
        try (InputStream in = tar.open()) {
            store.put(in, layer);
        }
        return layer;
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") && !name.equals(".well-known");
    }

    private static Descriptor describe(DirectoryTar tar) throws IOException {
        MessageDigest function = Digest.sha256();
        long size = 0;
        byte[] buffer = new byte[64 << 10];
        try (InputStream in = tar.open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                function.update(buffer, 0, count);
                size += count;
            }
        }
        return new Descriptor(DIRECTORY, Digest.of(function), size);
    }

    /** Each once, whatever the number of names that it has. */
    private List<Descriptor> components() throws IOException {
        var artifacts = new LinkedHashMap<Digest, Descriptor>();
        var names = new LinkedHashMap<Digest, List<String>>();
        var problems = new ArrayList<Problem>();
        for (Component component : application.components().values()) {
            try {
                var bytes = sources.read(component);
                if (!artifacts.containsKey(bytes.digest())) {
                    artifacts.put(bytes.digest(), artifact(component, bytes.bytes()));
                }
                names.computeIfAbsent(bytes.digest(), digest -> new ArrayList<>())
                        .add(component.name());
            } catch (ManifestException e) {
                problems.addAll(e.problems());
            }
        }
        stopAt(problems);
        var descriptors = new ArrayList<Descriptor>();
        names.forEach((digest, all) -> descriptors.add(Objects.requireNonNull(artifacts.get(digest))
                .annotated(BundleAnnotations.COMPONENTS, String.join(",", all))));
        return descriptors;
    }

    private Descriptor artifact(Component component, byte[] bytes) throws IOException {
        try {
            var type = ComponentOutline.read(engine, bytes).type();
            return WasmArtifact.ofComponent(
                    bytes, type.imports().keySet(), type.exports().keySet(), store);
        } catch (ComponentException | EngineException e) {
            throw new ManifestException(List.of(application
                    .origins()
                    .problem(
                            Paths.key("component", component.name()) + ".source",
                            "this is no component: " + e.getMessage(),
                            "build it anew; of a module `wasm-tools component new` makes a component")));
        }
    }

    private static void stopAt(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
    }
}
