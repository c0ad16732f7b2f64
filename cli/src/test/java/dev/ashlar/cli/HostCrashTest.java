package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.client.Deploys;
import dev.ashlar.daemon.client.UnreachableException;
import dev.ashlar.daemon.client.UploadListener;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.oci.ContentStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The daemon is killed at random, again and again, while applications are deployed: what was acknowledged is there, and whole. */
@Timeout(900)
class HostCrashTest {
    private static final Path COMPONENT = Path.of("../guests/http/built/c-hello.wasm");
    private static final String TEXT = "hello, world";
    private static final int DEPLOYS = 500;
    private static final List<String> APPLICATIONS = List.of("one", "two");
    /** In a life of the daemon. A slow machine gets as far in one as a fast one. */
    private static final int MOST_DEPLOYS = 20;

    private static final int LAST_MILLIS = 250;

    @TempDir
    private Path folder;

    private final Random random = new Random();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final List<Deployer> deployers = new ArrayList<>();

    @BeforeEach
    void projects() throws IOException {
        for (var name : APPLICATIONS) {
            deployers.add(new Deployer(name));
        }
    }

    private AdminClient client() {
        var socket = Address.parse("unix:" + folder.resolve("state/host.sock")).orElseThrow();
        return new AdminClient(socket, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private AshlarProcess start() throws IOException, InterruptedException {
        return AshlarProcess.start(
                        folder,
                        "host",
                        "--state",
                        folder.resolve("state").toString(),
                        "--addr",
                        "127.0.0.1:0",
                        "--keep",
                        "1000")
                .awaitAddress();
    }

    @Test
    void whatWasAcknowledgedSurvives() throws Exception {
        int kills = 0;
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<?>>();
            var host = start();
            deployers.forEach(deployer -> results.add(workers.submit(deployer)));
            while (acknowledged.get() < DEPLOYS && results.stream().noneMatch(Future::isDone)) {
                live(results);
                host.kill();
                kills++;
                host = start();
                check(host);
            }
            for (var result : results) {
                result.get();
            }
            check(host);
            host.close();
        }
        assertThat(kills).isGreaterThan(DEPLOYS / 100);
        System.out.printf(
                "%d deploys acknowledged, the daemon killed %d times: all there and whole%n",
                acknowledged.get(), kills);
    }

    /** Some deploys, and a moment more. */
    private void live(List<Future<?>> results) throws InterruptedException {
        int enough = Math.min(DEPLOYS, acknowledged.get() + random.nextInt(MOST_DEPLOYS));
        while (acknowledged.get() < enough && results.stream().noneMatch(Future::isDone)) {
            Thread.sleep(5);
        }
        Thread.sleep(random.nextInt(LAST_MILLIS));
    }

    private void check(AshlarProcess host) throws IOException, InterruptedException {
        for (var deployer : deployers) {
            deployer.check(host);
        }
        checkBlobs();
    }

    /** A blob that is under its name is what the name says. */
    private void checkBlobs() throws IOException {
        var directory = folder.resolve("state/blobs/sha256");
        if (!Files.isDirectory(directory)) {
            return; // the daemon was killed before anything came
        }
        try (var blobs = Files.list(directory)) {
            for (var blob : blobs.toList()) {
                assertThat(sha256(Files.readAllBytes(blob)))
                        .isEqualTo(blob.getFileName().toString());
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Deploys one application again and again, each time with a component that answers with another number. */
    private final class Deployer implements Runnable {
        private final String name;
        private final Path directory;
        private final byte[] original;
        private final ContentStore store;

        /** What the component of a revision answers; guarded by this. */
        private final Map<Long, Integer> acknowledgedNumbers = new TreeMap<>();

        private volatile int attempted;

        Deployer(String name) throws IOException {
            this.name = name;
            this.directory = Files.createDirectories(folder.resolve(name));
            this.original = Files.readAllBytes(COMPONENT);
            this.store = new ContentStore(folder.resolve(name + "-store"));
            Files.writeString(directory.resolve("ashlar.toml"), """
                    [application]
                    name = "%s"

                    [component.hello]
                    source = "hello.wasm"
                    routes = ["/..."]
                    """.formatted(name));
        }

        private String text(int number) {
            return "number%06d".formatted(number);
        }

        private byte[] component(int number) {
            byte[] bytes = original.clone();
            int at = new String(original, StandardCharsets.ISO_8859_1).indexOf(TEXT);
            byte[] text = text(number).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, bytes, at, text.length);
            return bytes;
        }

        @Override
        public void run() {
            while (acknowledged.get() < DEPLOYS) {
                try {
                    deploy(attempted + 1);
                } catch (UnreachableException e) {
                    continue; // it was not acknowledged; it is down, or was killed meanwhile
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }

        private void deploy(int number) throws IOException {
            Files.write(directory.resolve("hello.wasm"), component(number));
            attempted = number;
            var application =
                    ManifestLoader.load(directory, NamedFiles.REQUIRED).application();
            var index = Bundles.write(application, new SourceReader(application, store), store);
            var answer = new Deploys(client(), store, UploadListener.NONE)
                    .deploy(name, index.digest(), Map.of("message", text(number)))
                    .answer();
            synchronized (this) {
                acknowledgedNumbers.put(answer.fields().number("number"), number);
            }
            acknowledged.incrementAndGet();
        }

        void check(AshlarProcess host) throws IOException, InterruptedException {
            Map<Long, Integer> expected;
            synchronized (this) {
                expected = new TreeMap<>(acknowledgedNumbers);
            }
            if (expected.isEmpty()) {
                return;
            }
            var revisions = new TreeMap<Long, String>();
            client().get("/v1/apps/" + name + "/revisions")
                    .fields()
                    .objects("revisions")
                    .forEach(revision -> revisions.put(revision.number("number"), revision.text("message")));
            expected.forEach((revision, number) -> assertThat(revisions).containsEntry(revision, text(number)));
            int newest =
                    expected.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
            int served =
                    Integer.parseInt(host.get(name + ".localhost", "/").strip().substring("number".length()));
            assertThat(served).isBetween(newest, attempted);
        }
    }
}
