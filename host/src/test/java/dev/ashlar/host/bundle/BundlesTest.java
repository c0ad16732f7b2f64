package dev.ashlar.host.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.MissingBlobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {
    private static final Path COMPONENTS = Path.of("src/test/resources/dev/ashlar/host/components");
    private static final String MANIFEST = """
            [application]
            name = "shop"
            version = "1.2.0"

            [variables]
            greeting = { default = "hello" }
            password = { secret = true }

            [component.front]
            source = "built/front.wasm"
            routes = "/..."
            files = ["data", { source = "./page/", target = "/page" }]
            config = { greeting = "{{ greeting }}", password = "{{ password }}" }

            [component.twin]
            source = "built/twin.wasm"
            routes = "/twin"

            [component.back]
            source = "built/back.wasm"
            routes = "/back"
            build = { command = "make back", directory = "back" }

            [[trigger.http]]
            route = "/static/..."
            files = { directory = "static", cache-control = "no-cache" }
            """;

    @TempDir
    private Path temp;

    private ContentStore store;
    private UnpackedDirectories unpacked;

    @BeforeEach
    void open() {
        store = new ContentStore(temp.resolve("state/content"));
        unpacked = new UnpackedDirectories(temp.resolve("state/directories"));
    }

    @Test
    void comesBackWithItsComponentsAndDirectories() throws IOException {
        Path directory = project("one");
        var original = load(directory);
        var bundled = read(write(original));

        Application application = bundled.application();
        assertThat(application.name()).isEqualTo("shop");
        assertThat(application.variables()).isEqualTo(original.variables());
        assertThat(application.component("back").source()).isEqualTo(stored(directory, "back"));
        assertThat(application.component("front").source()).isEqualTo(stored(directory, "front"));
        assertThat(application.component("twin").source()).isEqualTo(stored(directory, "front"));
        assertThat(bundled.components().keySet()).containsExactlyInAnyOrder("front", "twin", "back");
        assertThat(bundled.components().get("twin"))
                .isEqualTo(bundled.components().get("front"));

        var files = application.component("front").grants().files();
        assertThat(files.get(0).source().resolve("prices.csv")).hasContent("1,2");
        assertThat(files.get(0).target()).isEqualTo("/data");
        assertThat(files.get(1).source().resolve("page.html")).hasContent("page");
        var served = served(application);
        assertThat(served.directory().resolve("style.css")).hasContent("body {}");
        assertThat(served.cacheControl()).contains("no-cache");
        assertThat(bundled.directories()).hasSize(3);
    }

    @Test
    void isTheSameBlobsWhereverItIs() throws IOException {
        Descriptor one = write(load(project("one")));
        Set<String> blobs = blobs();
        Path elsewhere = project("else/where");
        Files.setLastModifiedTime(elsewhere.resolve("static/style.css"), FileTime.fromMillis(0));
        Descriptor other = write(load(elsewhere));

        assertThat(other).isEqualTo(one);
        assertThat(blobs()).isEqualTo(blobs);
    }

    @Test
    void aPatchChangesOneComponentAndTheIndex() throws IOException {
        Path directory = project("one");
        Descriptor before = write(load(directory));
        Set<String> blobs = blobs();
        patch(directory.resolve("built/back.wasm"));
        Descriptor after = write(load(directory));

        var index = ImageIndex.parse(store.read(after, 1 << 20));
        var old = ImageIndex.parse(store.read(before, 1 << 20));
        assertThat(index.manifests().subList(0, 2)).isEqualTo(old.manifests().subList(0, 2));
        Descriptor patched = index.manifests().get(2);
        assertThat(patched).isNotEqualTo(old.manifests().get(2));
        var manifest = ImageManifest.parse(store.read(patched, 1 << 20));

        var added = new TreeSet<>(blobs());
        added.removeAll(blobs);
        assertThat(added)
                .containsExactlyInAnyOrder(
                        after.digest().hex(),
                        patched.digest().hex(),
                        manifest.config().digest().hex(),
                        manifest.layers().getFirst().digest().hex());
    }

    @Test
    void listsItsBlobsInAnOrderInWhichTheyCanBeSent() throws IOException {
        Descriptor index = write(load(project("one")));
        var blobs = Bundles.blobs(index, store);

        assertThat(blobs.getLast()).isEqualTo(index);
        assertThat(blobs.stream().map(blob -> blob.digest().hex()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(blobs());
        assertThat(blobs.stream().mapToLong(Descriptor::size).sum()).isPositive();
        for (Descriptor blob : blobs) {
            assertThat(store.has(blob)).isTrue();
        }
    }

    @Test
    void hasTheFormThatIsDescribed() throws IOException {
        Descriptor descriptor = write(load(project("one")));
        assertThat(descriptor.mediaType()).isEqualTo(MediaTypes.IMAGE_INDEX);
        var index = ImageIndex.parse(store.read(descriptor, 1 << 20));

        assertThat(index.artifactType()).contains("application/vnd.ashlar.application.v1");
        assertThat(index.annotations())
                .containsEntry("org.opencontainers.image.title", "shop")
                .containsEntry("org.opencontainers.image.version", "1.2.0");
        assertThat(index.manifests()).hasSize(3);
        assertThat(index.manifests().stream().map(it -> it.annotations().get("dev.ashlar.components")))
                .containsExactly(null, "front,twin", "back");
        var manifest = ImageManifest.parse(store.read(index.manifests().getFirst(), 1 << 20));
        assertThat(new String(store.read(manifest.config(), 1 << 20), UTF_8)).isEqualTo(MANIFEST);
        assertThat(manifest.annotations()).containsEntry("dev.ashlar.manifest", "ashlar.toml");
        assertThat(manifest.layers().stream().map(it -> it.annotations().get("dev.ashlar.path")))
                .containsExactly("data", "page", "static");
    }

    @Test
    void leavesOutWhatIsNeverServed() throws IOException {
        Path directory = project("one");
        Files.writeString(directory.resolve("static/.env"), "SECRET=1");
        Files.createDirectories(directory.resolve("static/.well-known"));
        Files.writeString(directory.resolve("static/.well-known/security.txt"), "mail us");
        Files.createDirectories(directory.resolve("data/.git"));
        Files.writeString(directory.resolve("data/.hidden"), "a grant has it");

        var application = read(write(load(directory))).application();

        Path data = application.component("front").grants().files().get(0).source();
        assertThat(data.resolve(".hidden")).exists();
        assertThat(data.resolve(".git")).doesNotExist();
        Path served = served(application).directory();
        assertThat(served.resolve(".env")).doesNotExist();
        assertThat(served.resolve(".well-known/security.txt")).exists();
    }

    @Test
    void bundlesSpinsApplications() throws IOException {
        Path directory = project("spin");
        Files.delete(directory.resolve("ashlar.toml"));
        Files.writeString(directory.resolve("spin.toml"), """
                spin_manifest_version = 2
                [application]
                name = "spun"
                [[trigger.http]]
                route = "/..."
                component = "front"
                [component.front]
                source = "built/front.wasm"
                files = [{ source = "data", destination = "/" }]
                [component.front.dependencies]
                "test:app/back" = { path = "built/back.wasm" }
                """);
        var bundled = read(write(load(directory)));

        assertThat(bundled.application().name()).isEqualTo("spun");
        assertThat(bundled.components()).hasSize(2);
        assertThat(bundled.application().component("front-dependency-1").source())
                .isEqualTo(stored(directory, "back"));
    }

    @Test
    void messagesHaveTheLinesOfTheManifest() throws IOException {
        Path directory = project("one");
        String manifest = MANIFEST.replace(
                "config = {", "environment = { A = \"{{ greeting }}\" }\nlinks = { \"a:b/c\" = \"back\" }\nconfig = {");
        Files.writeString(directory.resolve("ashlar.toml"), manifest);
        var application = read(write(load(directory))).application();

        assertThat(application.origins().position("component.back.source")).hasToString("ashlar.toml:22:1");
    }

    @Test
    void saysWhatCannotBeBundled() throws IOException {
        Path directory = project("one");
        Files.delete(directory.resolve("built/back.wasm"));
        var application = load(directory);

        assertThatThrownBy(() -> write(application))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("built/back.wasm does not exist")
                .hasMessageContaining("ashlar.toml:20");
    }

    @Test
    void saysWhichDirectoryCannotBeBundled() throws IOException {
        Path directory = project("one");
        Files.createSymbolicLink(directory.resolve("data/link"), Path.of("/etc"));
        var application = load(directory);

        assertThatThrownBy(() -> write(application))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("the directory data cannot be bundled")
                .hasMessageContaining("is a symbolic link");
    }

    @Test
    void refusesWhatIsNoComponent() throws IOException {
        Path directory = project("one");
        Files.write(directory.resolve("built/back.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        var application = load(directory);

        assertThatThrownBy(() -> write(application))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("this is no component");
    }

    @Test
    void directoriesOfTheHostNeedItsOperatorsLeave() throws IOException {
        Path allowed = Files.createDirectories(temp.resolve("srv/shop"));
        Files.createSymbolicLink(allowed.resolve("link"), temp);
        Path directory = project("one");
        String files =
                "[{ source = \"%s\", target = \"/a\", writable = true }, { source = \"%s/link\", target = \"/b\" },"
                        + " { source = \"data\", target = \"/c\", writable = true }]";
        Files.writeString(
                directory.resolve("ashlar.toml"),
                MANIFEST.replace(
                                "[\"data\", { source = \"./page/\", target = \"/page\" }]",
                                files.formatted(allowed, allowed))
                        + "[blobs.photos]\nurl = \"file:///etc\"\n");
        var loaded = load(directory);
        Descriptor index = write(loaded);

        assertThatThrownBy(() -> read(index))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining(
                        "the directory %s of the host is none that applications may use".formatted(allowed))
                .hasMessageContaining("may write into the directory data")
                .hasMessageContaining("the blob store \"photos\" is in a directory of the host")
                .hasMessageContaining("ashlar.toml:12:");
        assertThat(Bundles.needsLeave(loaded)).hasSize(4);

        var places = new HostPlaces(List.of(temp.resolve("srv")));
        assertThatThrownBy(() -> Bundles.read(index, store, unpacked, places))
                .isInstanceOf(ManifestException.class)
                .hasMessageNotContaining("the directory %s of the host".formatted(allowed))
                .hasMessageContaining("the directory %s/link of the host".formatted(allowed));
    }

    @Test
    void aDirectoryThatTheOperatorAllowsIsThatOfTheHost() throws IOException {
        Path allowed = Files.createDirectories(temp.resolve("srv/shop"));
        Path directory = project("one");
        Files.writeString(directory.resolve("ashlar.toml"), MANIFEST.replace("\"data\",", "\"" + allowed + "\","));
        var places = new HostPlaces(List.of(temp.resolve("srv")));

        var application =
                Bundles.read(write(load(directory)), store, unpacked, places).application();

        assertThat(application.component("front").grants().files().getFirst().source())
                .isEqualTo(allowed.toRealPath());
    }

    @Test
    void saysWhichBlobIsMissingOrDamaged() throws IOException {
        Path directory = project("one");
        Descriptor index = write(load(directory));
        Digest component = ((ComponentSource.Stored) stored(directory, "back")).digest();
        store.delete(component);
        assertThatThrownBy(() -> read(index)).isInstanceOf(IOException.class).hasMessageContaining(component.hex());

        write(load(directory));
        Digest manifest =
                ImageIndex.parse(store.read(index, 1 << 20)).manifests().get(1).digest();
        store.delete(manifest);
        assertThatThrownBy(() -> read(index)).isInstanceOf(MissingBlobException.class);

        Files.writeString(store.path(manifest), "{}");
        assertThatThrownBy(() -> read(index)).isInstanceOf(IOException.class).hasMessageContaining(manifest.hex());
    }

    @Test
    void refusesAnIndexThatIsNotOfItsForm() throws IOException {
        Descriptor good = write(load(project("one")));
        var index = ImageIndex.parse(store.read(good, 1 << 20));
        var all = index.manifests();

        refused(new ImageIndex(Optional.empty(), all, Optional.empty(), Map.of()), "an index without a type");
        refused(changed(List.of()), "it lists nothing");
        refused(changed(all.subList(1, 3)), "its first manifest is a application/vnd.wasm.config.v0+json");
        refused(changed(all.subList(0, 2)), "there is no component back in it");
        refused(
                changed(List.of(all.get(0), all.get(1), all.get(2), all.get(2))),
                "two components have the name \"back\"");
        refused(changed(List.of(all.get(0), all.get(1), named(all.get(2), ""))), "has no name");
        refused(changed(List.of(all.get(0), all.get(1), all.get(2), named(all.get(2), "evil"))), "no component evil");
        refused(changed(List.of(all.get(0), all.get(1), named(all.get(0), "back"))), "is no WebAssembly artifact");
    }

    @Test
    void refusesAManifestThatIsNotOfItsForm() throws IOException {
        Descriptor good = write(load(project("one")));
        var all = ImageIndex.parse(store.read(good, 1 << 20)).manifests();
        var manifest = ImageManifest.parse(store.read(all.getFirst(), 1 << 20));
        var layers = manifest.layers();

        refusedManifest(all, manifest, layers.subList(0, 2), "ashlar.toml", "there is no directory static in it");
        refusedManifest(
                all,
                manifest,
                List.of(layers.get(0), layers.get(1), layers.get(2), layers.get(2)),
                "ashlar.toml",
                "is in it twice");
        var other = new ArrayList<>(layers);
        other.add(layers.getFirst().annotated("dev.ashlar.path", "../other"));
        refusedManifest(
                all,
                manifest,
                other,
                "ashlar.toml",
                "the directory \"../other\" is in it, which its manifest does not name");
        refusedManifest(all, manifest, layers, "../ashlar.toml", "no name of a file");
        var hostile = store.put("application/vnd.oci.image.layer.v1.tar", new byte[700])
                .annotated("dev.ashlar.path", "data");
        refusedManifest(
                all, manifest, List.of(hostile, layers.get(1), layers.get(2)), "ashlar.toml", "the directory data: ");
    }

    @Test
    void aDigestInTheManifestHolds() throws IOException {
        Path directory = project("one");
        String pinned = MANIFEST.replace(
                "source = \"built/back.wasm\"",
                "source = { path = \"built/back.wasm\", digest = \"%s\" }".formatted(digest(directory, "back")));
        Files.writeString(directory.resolve("ashlar.toml"), pinned);
        Descriptor good = write(load(directory));
        var all = ImageIndex.parse(store.read(good, 1 << 20)).manifests();
        assertThat(read(good).application().name()).isEqualTo("shop");

        var swapped = changed(List.of(all.get(0), named(all.get(1), "front,twin,back")));
        Descriptor index = store.put(MediaTypes.IMAGE_INDEX, swapped.toJson());
        assertThatThrownBy(() -> read(index))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining(
                        "the component \"back\" that is bundled has the digest " + digest(directory, "front"));
    }

    private ImageIndex changed(List<Descriptor> manifests) {
        return new ImageIndex(Optional.of(MediaTypes.APPLICATION), manifests, Optional.empty(), Map.of());
    }

    private static Descriptor named(Descriptor descriptor, String names) {
        return descriptor.annotated("dev.ashlar.components", names);
    }

    private void refused(ImageIndex index, String message) throws IOException {
        Descriptor descriptor = store.put(MediaTypes.IMAGE_INDEX, index.toJson());
        assertThatThrownBy(() -> read(descriptor))
                .isInstanceOf(BundleException.class)
                .hasMessageStartingWith(descriptor.digest() + " is no application that can be used: ")
                .hasMessageContaining(message);
    }

    private void refusedManifest(
            List<Descriptor> all, ImageManifest good, List<Descriptor> layers, String name, String message)
            throws IOException {
        var bad = new ImageManifest(
                good.artifactType(), good.config(), layers, Optional.empty(), Map.of("dev.ashlar.manifest", name));
        Descriptor descriptor = store.put(MediaTypes.IMAGE_MANIFEST, bad.toJson());
        refused(changed(List.of(descriptor, all.get(1), all.get(2))), message);
    }

    private Descriptor write(Application application) throws IOException {
        return Bundles.write(application, new SourceReader(application, store), store);
    }

    private BundledApplication read(Descriptor index) throws IOException {
        return Bundles.read(index, store, unpacked, HostPlaces.NONE);
    }

    private static Application load(Path directory) {
        return ManifestLoader.load(directory, NamedFiles.NOT_YET).application();
    }

    private static HttpAction.Files served(Application application) {
        return application.triggers().http().stream()
                .map(HttpTrigger::action)
                .filter(HttpAction.Files.class::isInstance)
                .map(HttpAction.Files.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static ComponentSource stored(Path directory, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve("built").resolve(name + ".wasm"));
        return new ComponentSource.Stored(Digest.of(bytes), bytes.length);
    }

    private static Digest digest(Path directory, String name) throws IOException {
        return ((ComponentSource.Stored) stored(directory, name)).digest();
    }

    private Path project(String name) throws IOException {
        Path directory = Files.createDirectories(temp.resolve(name));
        var files = new LinkedHashMap<String, byte[]>();
        files.put("ashlar.toml", MANIFEST.getBytes(UTF_8));
        files.put("static/style.css", "body {}".getBytes(UTF_8));
        files.put("data/prices.csv", "1,2".getBytes(UTF_8));
        files.put("page/page.html", "page".getBytes(UTF_8));
        files.put("built/front.wasm", Files.readAllBytes(COMPONENTS.resolve("front.wasm")));
        files.put("built/twin.wasm", Files.readAllBytes(COMPONENTS.resolve("front.wasm")));
        files.put("built/back.wasm", Files.readAllBytes(COMPONENTS.resolve("back.wasm")));
        for (var file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return directory;
    }

    /** Adds a custom section, which changes nothing but the bytes. */
    private static void patch(Path component) throws IOException {
        byte[] bytes = Files.readAllBytes(component);
        byte[] patched = Arrays.copyOf(bytes, bytes.length + 6);
        System.arraycopy(new byte[] {0, 4, 3, 'f', 'i', 'x'}, 0, patched, bytes.length, 6);
        Files.write(component, patched);
    }

    private Set<String> blobs() throws IOException {
        try (var files = Files.list(store.directory().resolve("blobs/sha256"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
