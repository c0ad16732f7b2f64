package dev.ashlar.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreTest {
    private static final byte[] BYTES = "some bytes".getBytes(UTF_8);
    private static final Descriptor BLOB = Descriptor.of("application/x", BYTES);

    @TempDir
    private Path directory;

    private ContentStore store;

    @BeforeEach
    void open() {
        store = new ContentStore(directory.resolve("store"));
    }

    @Test
    void keepsWhatItIsGiven() throws IOException {
        assertThat(store.has(BLOB)).isFalse();
        assertThat(store.put("application/x", BYTES)).isEqualTo(BLOB);
        assertThat(store.has(BLOB)).isTrue();
        assertThat(store.read(BLOB, 100)).isEqualTo(BYTES);
        try (InputStream in = store.open(BLOB.digest())) {
            assertThat(in.readAllBytes()).isEqualTo(BYTES);
        }
        assertThat(directory.resolve("store/blobs/sha256").resolve(BLOB.digest().hex()))
                .hasBinaryContent(BYTES);
        assertThat(directory.resolve("store/oci-layout")).hasContent("{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    @Test
    void nothingIsMadeBeforeSomethingIsKept() throws IOException {
        assertThat(store.has(BLOB)).isFalse();
        assertThat(store.names()).isEmpty();
        assertThat(store.collect(List.of(), Duration.ZERO)).isZero();
        assertThat(directory.resolve("store")).doesNotExist();
    }

    @Test
    void whatIsSomethingElseIsNotKept() throws IOException {
        var other = new Descriptor("application/x", Digest.of(new byte[1]), BYTES.length);
        assertThatThrownBy(() -> store.put(new ByteArrayInputStream(BYTES), other))
                .isInstanceOf(WrongContentException.class)
                .hasMessage("the digest is %s, not %s", BLOB.digest(), other.digest());
        var longer = new Descriptor("application/x", BLOB.digest(), BYTES.length + 1);
        assertThatThrownBy(() -> store.put(new ByteArrayInputStream(BYTES), longer))
                .hasMessage("%s should have 11 bytes, but there are only 10", BLOB.digest());
        assertThat(files()).containsExactlyInAnyOrder("oci-layout");
    }

    @Test
    void endlessStreamsEnd() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 0;
            }
        };
        assertThatThrownBy(() -> store.put(endless, BLOB)).hasMessageContaining("but there are more");
        assertThat(endless.given).isLessThan(100);
    }

    @Test
    void damageIsFound() throws IOException {
        store.put("application/x", BYTES);
        Files.writeString(store.path(BLOB.digest()), "same sized");
        assertThatThrownBy(() -> store.read(BLOB, 100))
                .isInstanceOf(WrongContentException.class)
                .hasMessageContaining("was damaged; it was removed");
        assertThat(store.has(BLOB)).isFalse();
        store.put("application/x", BYTES);
        Files.writeString(store.path(BLOB.digest()), "cut");
        assertThatThrownBy(() -> {
                    try (InputStream in = store.open(BLOB.digest())) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(WrongContentException.class);
        assertThatThrownBy(() -> store.open(BLOB.digest())).isInstanceOf(MissingBlobException.class);
    }

    @Test
    void truncatedOnesAreReplaced() throws IOException {
        store.put("application/x", BYTES);
        Files.writeString(store.path(BLOB.digest()), "cut");
        store.put("application/x", BYTES);
        assertThat(store.read(BLOB, 100)).isEqualTo(BYTES);
    }

    @Test
    void readingIsBounded() throws IOException {
        store.put("application/x", BYTES);
        assertThatThrownBy(() -> store.read(BLOB, 9))
                .hasMessageContaining("has 10 bytes, more than the 9 that are read");
    }

    @Test
    void partsAreContinued() throws IOException {
        try (var part = store.incoming(BLOB).orElseThrow()) {
            part.write(BYTES, 0, 4);
            assertThatThrownBy(part::commit).hasMessageContaining("but there are only 4");
        }
        assertThat(store.has(BLOB)).isFalse();
        try (var part = new ContentStore(store.directory()).incoming(BLOB).orElseThrow()) {
            assertThat(part.length()).isEqualTo(4);
            part.write(BYTES, 4, 6);
            part.commit();
        }
        assertThat(store.read(BLOB, 100)).isEqualTo(BYTES);
        assertThat(store.incoming(BLOB)).isEmpty();
    }

    @Test
    void partsOfSomethingElseAreDropped() throws IOException {
        try (var part = store.incoming(BLOB).orElseThrow()) {
            part.write(new byte[10], 0, 10);
            assertThatThrownBy(part::commit).isInstanceOf(WrongContentException.class);
            assertThat(part.length()).isZero();
            assertThatThrownBy(() -> part.write(new byte[11], 0, 11)).hasMessageContaining("but there are more");
        }
    }

    @Test
    void oneFetchesForAll() throws Exception {
        var fetched = new AtomicInteger();
        Callable<Void> fetch = () -> {
            var part = new ContentStore(store.directory()).incoming(BLOB);
            if (part.isPresent()) {
                try (var mine = part.get()) {
                    fetched.incrementAndGet();
                    mine.write(BYTES, 0, 10);
                    Thread.sleep(30);
                    mine.commit();
                }
            }
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(
                    IntStream.range(0, 20).mapToObj(i -> fetch).toList())) {
                result.get();
            }
        }
        assertThat(fetched).hasValue(1);
        assertThat(store.read(BLOB, 100)).isEqualTo(BYTES);
    }

    @Test
    void otherProcessesWait() throws Exception {
        Process process = waiter();
        try (var part = store.incoming(BLOB).orElseThrow()) {
            part.write(BYTES, 0, 10);
            process.outputWriter().append("go\n").flush();
            assertThat(process.inputReader().readLine()).isEqualTo("waits");
            Thread.sleep(100);
            assertThat(process.inputReader().ready()).isFalse();
            part.commit();
        }
        assertThat(process.inputReader().readLine()).isEqualTo("there");
        assertThat(process.waitFor()).isZero();
    }

    private Process waiter() throws IOException {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(name -> System.getProperty(name, ""))
                .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, "target/classes", "target/test-classes", path),
                        Waiter.class.getName(),
                        store.directory().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What the other process runs. */
    static final class Waiter {
        public static void main(String... args) throws IOException {
            System.in.read();
            System.out.println("waits");
            var part = new ContentStore(Path.of(args[0])).incoming(BLOB);
            System.out.println(part.isEmpty() ? "there" : "mine");
        }
    }

    @Test
    void namesLast() throws IOException {
        store.name("a", BLOB);
        store.name("b", BLOB.withArtifactType("t"));
        store.name("a", BLOB.annotated("x", "y"));
        var again = new ContentStore(store.directory());
        assertThat(again.names()).containsOnlyKeys("a", "b");
        assertThat(again.named("a").orElseThrow().annotations()).containsEntry("x", "y");
        again.forget("a");
        assertThat(store.named("a")).isEmpty();
    }

    @Test
    void collectionKeepsWhatSomethingLeadsTo() throws IOException {
        var layer = store.put(MediaTypes.WASM, new byte[] {1});
        var config = store.put(MediaTypes.WASM_CONFIG, "{}".getBytes(UTF_8));
        var manifest = store.put(MediaTypes.IMAGE_MANIFEST, new ImageManifest(config, List.of(layer)).toJson());
        var index = new ImageIndex(Optional.empty(), List.of(manifest), Optional.empty(), Map.of()).toJson();
        var root = store.put(MediaTypes.IMAGE_INDEX, index);
        var named = store.put(MediaTypes.WASM, new byte[] {2});
        store.name("n", named);
        var lost = store.put(MediaTypes.WASM, new byte[] {3, 4});

        assertThat(store.collect(List.of(), Duration.ofHours(1))).isZero();
        assertThat(store.collect(List.of(root.digest()), Duration.ZERO)).isEqualTo(2);
        assertThat(List.of(layer, config, manifest, root, named)).allMatch(store::has);
        assertThat(store.has(lost)).isFalse();

        store.collect(List.of(), Duration.ZERO);
        assertThat(List.of(layer, config, manifest, root)).noneMatch(store::has);
        assertThat(store.has(named)).isTrue();
    }

    private List<String> files() throws IOException {
        try (var files = Files.walk(store.directory())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
