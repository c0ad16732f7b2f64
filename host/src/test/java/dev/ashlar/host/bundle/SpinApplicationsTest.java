package dev.ashlar.host.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.ImportName;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.manifest.VariableValues;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.MissingBlobException;
import dev.ashlar.oci.WasmArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that Spin pushed. */
class SpinApplicationsTest {
    private static final Path COMPONENTS = Path.of("src/test/resources/dev/ashlar/host/components");
    private static final String LONG = "a page of more than a hundred and twenty-eight bytes, ".repeat(5);

    @TempDir
    private Path temp;

    private ContentStore store;
    private SpinPush spin;

    @BeforeEach
    void open() {
        store = new ContentStore(temp.resolve("content"));
        spin = new SpinPush(store);
    }

    private BundledApplication read(Descriptor root) throws IOException {
        return Bundles.read(root, store, new UnpackedDirectories(temp.resolve("directories")), HostPlaces.NONE);
    }

    private static byte[] wasm(String name) throws IOException {
        return Files.readAllBytes(COMPONENTS.resolve(name + ".wasm"));
    }

    /** With one component that answers all. */
    private Map<String, Object> simple() throws IOException {
        return spin.route("/...", "front").component("front", wasm("front"));
    }

    private void refused(String... messages) {
        var told = assertThatThrownBy(() -> read(spin.push())).isInstanceOf(BundleException.class);
        List.of(messages).forEach(told::hasMessageContaining);
    }

    @SuppressWarnings("unchecked") // as SpinPush makes it
    private static Map<String, Object> metadata(Map<String, Object> component) {
        return (Map<String, Object>) component.get("metadata");
    }

    @Test
    void isTheModelThatItsManifestWouldBe() throws IOException {
        spin.metadata.putAll(Map.of(
                "version",
                "1.2.3",
                "description",
                "Sells \"things\"\n",
                "authors",
                List.of("A"),
                "triggers",
                Map.of(),
                "trigger",
                Map.of("type", "http", "base", "/")));
        spin.variables.put("region", Map.of("default", "eu", "description", "Where it is"));
        spin.variables.put("password", Map.of("secret", true));
        spin.route("/shop/...", "front");
        spin.triggers.add(spin.trigger("http", Map.of("component", "back", "route", Map.of("private", true))));
        spin.triggers.add(
                spin.trigger("http", Map.of("route", "/robots.txt", "static_response", Map.of("status_code", 204))));
        var front = spin.component("front", wasm("front"));
        metadata(front).put("description", "In front");
        metadata(front)
                .put(
                        "allowed_outbound_hosts",
                        List.of("https://{{ region }}.example.com", "http://back.spin.internal"));
        metadata(front).put("key_value_stores", List.of("default"));
        metadata(front).put("databases", List.of("default"));
        metadata(front).put("build", Map.of("command", "make", "watch", List.of()));
        front.put("env", Map.of("MODE", "{{ literally }}"));
        front.put("config", Map.of("url", "https://{{ region }}/{{ password }}"));
        front.put("host_requirements", Map.of("local_service_chaining", "required", "telepathy", "optional"));
        spin.more.put("must_understand", List.of("host_requirements", "component_host_requirements"));
        var _ = spin.component("back", wasm("back"));

        var bundled = read(spin.push());
        var application = bundled.application();
        assertThat(application.name()).isEqualTo("shop-of-ours");
        assertThat(application.version()).contains("1.2.3");
        assertThat(application.description()).contains("Sells \"things\"\n");
        assertThat(application.variables().get("region").value()).contains("eu");
        assertThat(application.variables().get("password").secret()).isTrue();
        assertThat(application.variables().get("password").value()).isEmpty();
        var grants = application.component("front").grants();
        assertThat(grants.keyValue()).containsExactly("default");
        assertThat(grants.databases()).containsExactly("default");
        var values = VariableValues.of(application, Map.of("password", "p"));
        assertThat(values.resolve(grants.environment())).isEqualTo(Map.of("MODE", "{{ literally }}"));
        assertThat(values.resolve(grants.config())).isEqualTo(Map.of("url", "https://eu/p"));
        assertThat(values.egress(application.component("front")))
                .hasToString("[https://eu.example.com:443, http://back.spin.internal:80]");
        assertThat(application.triggers().http())
                .anySatisfy(it -> assertThat(it.route()).hasToString("/shop/..."))
                .anySatisfy(it -> assertThat(it.action()).isEqualTo(new HttpAction.Respond(204, Map.of(), "")))
                .anySatisfy(it -> {
                    assertThat(it.action()).isEqualTo(new HttpAction.Invoke("back"));
                    assertThat(it.isPrivate()).isTrue();
                });
        var digest = Digest.of(wasm("front"));
        assertThat(application.component("front").source())
                .isEqualTo(new ComponentSource.Stored(digest, wasm("front").length));
        assertThat(bundled.components().get("front").digest()).isEqualTo(digest);
        assertThat(bundled.warnings()).isEmpty();
    }

    @Test
    void isReadInTheFormOfSpin1() throws IOException {
        var _ = simple();
        var root = spin.pushAsConfig();
        assertThat(read(root).application().components()).containsOnlyKeys("front");
        assertThat(Bundles.isApplication(root, store.read(root, 1 << 20))).isTrue();
        assertThat(Bundles.text(root, store)).contains("spin_manifest_version = 2", "[component.front]");
    }

    @Test
    void filesAreLayersOrInTheJson() throws IOException {
        var files = Map.of("index.html", LONG, "a/b/small.txt", "small", "a/empty", "", "a/b/again.html", LONG);
        simple().put("files", spin.files(files));
        checkFiles(files);
    }

    @Test
    void filesAreInArchives() throws IOException {
        var deep = "long/" + "n".repeat(120) + ".html";
        var files = Map.of("index.html", LONG, deep, LONG + "2", "a/empty", "");
        spin.withArchives();
        simple().put("files", spin.files(files));
        spin.component("back", wasm("back")).put("files", spin.files(Map.of("other.html", LONG + "3")));
        checkFiles(files);
    }

    private void checkFiles(Map<String, String> files) throws IOException {
        var bundled = read(spin.push());
        var grant = bundled.application().component("front").grants().files().getFirst();
        assertThat(grant.target()).isEqualTo("/");
        assertThat(grant.writable()).isFalse();
        for (var file : files.entrySet()) {
            assertThat(grant.source().resolve(file.getKey())).hasContent(file.getValue());
        }
        try (var all = Files.walk(grant.source())) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(files.size());
        }
        var time = Files.getLastModifiedTime(grant.source().resolve("index.html"));
        assertThat(bundled.directories()).hasSize(1);
        try (var places = Files.list(temp.resolve("directories"))) {
            assertThat(places.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "lock", bundled.directories().iterator().next().hex());
        }
        var elsewhere =
                Bundles.read(bundled.index(), store, new UnpackedDirectories(temp.resolve("more")), HostPlaces.NONE);
        var there = elsewhere
                .application()
                .component("front")
                .grants()
                .files()
                .getFirst()
                .source();
        assertThat(Files.getLastModifiedTime(there.resolve("index.html"))).isEqualTo(time);
    }

    @Test
    void dependenciesAreLinked() throws IOException {
        var front = simple();
        metadata(front).put("key_value_stores", List.of("default"));
        var dependency = new LinkedHashMap<String, Object>();
        dependency.put("source", spin.source(wasm("back")));
        dependency.put("export", null);
        dependency.put("inherit", Map.of("Some", List.of("key_value_stores")));
        var all = Map.of("source", spin.source(wasm("back")), "export", "ashlar:tests/parts", "inherit", "All");
        var dependencies = new LinkedHashMap<String, Object>();
        dependencies.put("ashlar:tests/parts", dependency);
        dependencies.put("ashlar:tests/other@1.0.0", all);
        front.put("dependencies", dependencies);

        var application = read(spin.push()).application();
        assertThat(application.component("front").links())
                .containsExactly(
                        new Link(ImportName.parse("ashlar:tests/parts"), "front-dependency-1", Optional.empty()),
                        new Link(
                                ImportName.parse("ashlar:tests/other@1.0.0"),
                                "front-dependency-2",
                                Optional.of(ImportName.parse("ashlar:tests/parts"))));
        assertThat(application.component("front-dependency-1").source())
                .isEqualTo(new ComponentSource.Stored(Digest.of(wasm("back")), wasm("back").length));
        assertThat(application.component("front-dependency-1").grants().keyValue())
                .containsExactly("default");
        assertThat(application.component("front-dependency-2").grants())
                .isEqualTo(application.component("front").grants());
    }

    @Test
    void whatCannotBeHonouredIsSaid() throws IOException {
        var front = simple();
        spin.triggers.add(spin.trigger("redis", Map.of("component", "front", "channel", "c")));
        metadata(front).put("ai_models", List.of("llama2-chat"));
        spin.metadata.put("triggers", Map.of("http", Map.of("base", "/base")));
        assertThatThrownBy(() -> read(spin.push()))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("spin.lock.toml:")
                .hasMessageContaining("[[trigger.redis]]")
                .hasMessageContaining("only HTTP triggers of Spin can be read")
                .hasMessageContaining("there are no models here")
                .hasMessageContaining("remove it; only HTTP triggers can be read");
    }

    @Test
    void whatIsNotKnownIsSaid() throws IOException {
        var front = simple();
        front.put("quota", 7);
        refused("components[0].quota is nothing that is known of a component here");
        front.remove("quota");
        metadata(front).put("allowed_sockets", List.of());
        refused("components[0].metadata.allowed_sockets is nothing that is known of a component here");
        metadata(front).clear();
        spin.more.put("profiles", List.of());
        refused("profiles is nothing that is known of the application here");
        spin.more.clear();
        spin.more.put("must_understand", List.of("host_requirements", "teleport"));
        refused("must_understand has \"teleport\", which is not known here");
        spin.more.put("must_understand", List.of());
        spin.more.put("host_requirements", Map.of("teleport", "required"));
        refused("host_requirements needs \"teleport\", which there is not here");
        spin.more.put("host_requirements", Map.of("teleport", "optional"));
        spin.more.put("spin_lock_version", 2);
        refused("spin_lock_version is 2; only 0 and 1 are known here");
        spin.more.remove("spin_lock_version");
        front.put("trigger_dependencies", Map.of("middleware", List.of()));
        refused("trigger_dependencies are not composed into the component");
        front.remove("trigger_dependencies");
        spin.triggers.add(spin.trigger("http", Map.of("route", List.of("/", "x"), "component", "front")));
        assertThatThrownBy(() -> read(spin.push())).isInstanceOf(ManifestException.class);
        spin.triggers.removeLast();
        assertThat(read(spin.push()).application().components()).containsOnlyKeys("front");
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        var front = simple();
        var source = front.get("source");
        front.put("source", Map.of("content_type", "application/wasm", "digest", "sha256:" + "0".repeat(64)));
        refused("the component \"front\", sha256:000", "is no layer of it");
        front.put("source", Map.of("content_type", "application/wasm"));
        refused("components[0].source.digest is missing");
        front.put("source", Map.of("content_type", "text/plain", "digest", "sha256:" + "0".repeat(64)));
        refused("content_type is not application/wasm");
        front.put("source", source);
        front.put("files", List.of(Map.of("path", "x", "digest", "sha256:" + "1".repeat(64))));
        refused("sha256:111", "a file of it, is no layer and in no archive");
        front.put("files", List.of(Map.of("path", "x")));
        refused("components[0].files[0].digest is missing");
        front.put("files", List.of(Map.of("path", "x", "inline", "YWJj", "digest", "sha256:" + "1".repeat(64))));
        refused("inline has not the digest sha256:111");
        front.put("files", List.of(Map.of("path", "x", "inline", "*")));
        refused("inline is no base64");
        front.remove("files");
        var _ = spin.component("front", wasm("back"));
        refused("is that of a second component \"front.wasm\"");
        spin.components.removeLast();
        var root = spin.push();
        store.delete(Digest.of(wasm("front")));
        assertThatThrownBy(() -> read(root)).isInstanceOf(MissingBlobException.class);
    }

    @Test
    void namesLeadNowhereElse() throws IOException {
        var front = simple();
        for (String path : List.of("../x", "/x", "a/../../x", "a//x", "", ".", "a\\x", "a\u0000x")) {
            front.put("files", List.of(Map.of("path", path, "inline", "YWJj")));
            refused("in the application is refused");
        }
        front.put("files", List.of(Map.of("path", "a", "inline", "YWJj"), Map.of("path", "A", "inline", "YWJj")));
        refused("there is another one of that name");
        front.put("files", List.of(Map.of("path", "a", "inline", "YWJj"), Map.of("path", "a/b", "inline", "YWJj")));
        refused("there is another one of that name");
        front.put("id", "../front");
        assertThatThrownBy(() -> read(spin.push()))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("not a name here");
        assertThat(temp.resolve("x")).doesNotExist();
        try (var left = Files.list(temp.resolve("directories"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsOnly("lock");
        }
    }

    @Test
    void archivesAreNoBombs() throws IOException {
        var front = simple();
        spin.withArchives();
        var zeros = "0".repeat(40 << 20);
        front.put("files", spin.files(Map.of("zeros", zeros)));
        refused("an archive has far more in it than there is room for");
    }

    @Test
    void manyCopiesOfALayerAreNoBombEither() throws IOException {
        var front = simple();
        var one = spin.files(Map.of("zeros", "0".repeat(3 << 20))).getFirst();
        front.put(
                "files",
                java.util.stream.IntStream.range(0, 100)
                        .mapToObj(i -> {
                            var copy = new LinkedHashMap<>(one);
                            copy.put("path", "zeros" + i);
                            return copy;
                        })
                        .toList());
        refused("its files are 32 times what was pushed, or more");
    }

    @Test
    void isNoComponent() throws IOException {
        var _ = simple();
        var root = spin.push();
        assertThatThrownBy(() -> WasmArtifact.layer(root, store))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("it is an application of Spin, not a component");
        var image = store.put(
                MediaTypes.IMAGE_MANIFEST,
                new ImageManifest(store.put(MediaTypes.EMPTY, new byte[] {'{', '}'}), List.of()).toJson());
        assertThatThrownBy(() -> read(image))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("it is a manifest of the type application/vnd.oci.empty.v1+json");
    }

    @Test
    void damageIsSeen() throws IOException {
        simple().put("files", spin.files(Map.of("index.html", LONG)));
        var root = spin.push();
        Files.writeString(
                store.path(Digest.of(LONG.getBytes(java.nio.charset.StandardCharsets.UTF_8))), LONG.replace('a', 'b'));
        assertThatThrownBy(() -> read(root)).hasMessageContaining("was damaged");
    }
}
