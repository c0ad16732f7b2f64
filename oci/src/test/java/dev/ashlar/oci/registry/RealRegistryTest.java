package dev.ashlar.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.RegistryException.Kind;
import dev.ashlar.oci.registry.TransferListener.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pushes and pulls with a registry that others made. */
@Timeout(180)
class RealRegistryTest {
    private static final int MB = 1 << 20;
    private static final RegistryConfig CONFIG =
            RegistryConfig.DEFAULT.withAttempts(5, Duration.ofMillis(50)).withChunkBytes(2 * MB);
    /** The user alice with the password "secret", as `htpasswd -nbB` prints it. */
    private static final String HTPASSWD = "alice:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a";

    @TempDir
    private Path directory;

    private ContentStore store(String name) {
        return new ContentStore(directory.resolve(name));
    }

    private static Reference reference(String registry, String rest) {
        return Reference.parse(registry + "/" + rest);
    }

    @Test
    void whatWasPushedIsPulled() throws Exception {
        var from = store("from");
        var artifact = Samples.artifact(from, 1, 10, 3 * MB, 0, 70_000);
        try (var server = new RealRegistry(directory.resolve("r")).start();
                var registry = new Registry(CONFIG)) {
            var reference = reference(server.name(), "acme/app:1.0");
            registry.push(artifact, from, reference, TransferListener.NONE);
            assertThat(registry.resolve(reference)).contains(artifact.digest());
            assertThat(registry.resolve(reference(server.name(), "acme/app:2.0")))
                    .isEmpty();

            var to = store("to");
            var counts = new Counts();
            assertThat(registry.pull(reference, to, counts)).isEqualTo(artifact);
            assertThat(counts.moved.get()).isEqualTo(total(from, artifact));
            for (Descriptor part : parts(from, artifact)) {
                assertThat(to.read(part, 10 * MB)).isEqualTo(from.read(part, 10 * MB));
            }
        }
    }

    @Test
    void whatIsThereIsNeitherSentNorFetched() throws Exception {
        var from = store("from");
        var one = Samples.artifact(from, 1, MB);
        var two = Samples.artifact(from, 2, MB);
        var patched = Samples.artifact(from, 3, 1000);
        var before = Samples.index(from, List.of(one, two));
        var after = Samples.index(from, List.of(one, patched));
        try (var server = new RealRegistry(directory.resolve("r")).start();
                var relay = new Relay(server.port());
                var registry = new Registry(CONFIG)) {
            var to = store("to");
            registry.push(before, from, reference(relay.name(), "app:1"), TransferListener.NONE);
            registry.pull(reference(relay.name(), "app:1"), to, TransferListener.NONE);

            relay.sent.set(0);
            var pushed = new Counts();
            registry.push(after, from, reference(relay.name(), "app:2"), pushed);
            assertThat(relay.sent.get()).isBetween(1000L, 12_000L);
            assertThat(pushed.all(Outcome.PRESENT)).contains(one);

            relay.received.set(0);
            var pulled = new Counts();
            registry.pull(reference(relay.name(), "app:2"), to, pulled);
            assertThat(relay.received.get()).isBetween(1000L, 12_000L);
            assertThat(pulled.all(Outcome.PRESENT)).contains(one);

            relay.sent.set(0);
            registry.push(after, from, reference(relay.name(), "app:3"), TransferListener.NONE);
            assertThat(relay.sent.get()).isLessThan(3000);

            relay.sent.set(0);
            registry.pull(reference(relay.name(), "app:2@" + after.digest()), to, TransferListener.NONE);
            assertThat(relay.sent.get())
                    .as("asked for what is known by its digest")
                    .isZero();
        }
    }

    @Test
    void blobsAreMountedFromOtherRepositories() throws Exception {
        var from = store("from");
        var artifact = Samples.artifact(from, 1, MB);
        try (var server = new RealRegistry(directory.resolve("r")).start();
                var relay = new Relay(server.port());
                var registry = new Registry(CONFIG)) {
            registry.push(artifact, from, reference(relay.name(), "one/app:1"), TransferListener.NONE);
            relay.sent.set(0);
            var counts = new Counts();
            registry.push(artifact, from, reference(relay.name(), "two/app:1"), counts);
            assertThat(relay.sent.get()).isLessThan(6000);
            assertThat(counts.all(Outcome.MOUNTED)).hasSize(2);
            registry.pull(reference(relay.name(), "two/app:1"), store("to"), TransferListener.NONE);
        }
    }

    /** This registry forgets an upload that breaks within a chunk; one that breaks between two goes on. */
    @Test
    void aPushThatBreaksGoesOnWhereItWas() throws Exception {
        var from = store("from");
        var artifact = Samples.artifact(from, 1, 12 * MB);
        try (var server = new RealRegistry(directory.resolve("r")).start();
                var relay = new Relay(server.port());
                var registry = new Registry(CONFIG)) {
            relay.cutBefore = "PATCH";
            relay.nth = 4;
            relay.onCut = () -> restart(server);
            var counts = new Counts();
            registry.push(artifact, from, reference(relay.name(), "app:1"), counts);
            assertThat(counts.retries.get()).isPositive();
            assertThat(relay.sent.get()).isBetween(12L * MB, 12L * MB + 50_000);
            registry.pull(reference(relay.name(), "app:1"), store("to"), TransferListener.NONE);
        }
    }

    @Test
    void blobsThatAreThereAreNotSentAgain() throws Exception {
        var from = store("from");
        var artifact = Samples.artifact(from, 1, MB, MB, MB, MB, MB, MB, MB, MB);
        try (var server = new RealRegistry(directory.resolve("r")).start();
                var relay = new Relay(server.port());
                var registry = new Registry(CONFIG.withParallel(1))) {
            relay.cutOnce = true;
            relay.mostSent = 5 * MB + MB / 2;
            relay.onCut = () -> restart(server);
            registry.push(artifact, from, reference(relay.name(), "app:1"), TransferListener.NONE);
            assertThat(relay.sent.get()).isBetween(8L * MB, 9L * MB);
            registry.pull(reference(relay.name(), "app:1"), store("to"), TransferListener.NONE);
        }
    }

    private static void restart(RealRegistry server) {
        try {
            server.kill();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPushGoesOnInAnotherProcess() throws Exception {
        var from = store("from");
        var artifact = Samples.artifact(from, 1, 12 * MB);
        try (var server = new RealRegistry(directory.resolve("r")).start();
                var relay = new Relay(server.port())) {
            var reference = reference(relay.name(), "app:1");
            relay.cutBefore = "PATCH";
            relay.nth = 4;
            try (var registry = new Registry(CONFIG.withAttempts(1, Duration.ofMillis(1)))) {
                assertThatThrownBy(() -> registry.push(artifact, from, reference, TransferListener.NONE))
                        .isInstanceOf(RegistryException.class)
                        .hasMessageContaining(relay.name());
            }
            restart(server);
            relay.sent.set(0);
            try (var registry = new Registry(CONFIG)) {
                registry.push(artifact, store("from"), reference, TransferListener.NONE);
            }
            assertThat(relay.sent.get()).isBetween(6L * MB, 6L * MB + 50_000);
        }
    }

    @Test
    void aPullThatBreaksGoesOnWhereItWas() throws Exception {
        var from = store("from");
        var artifact = Samples.artifact(from, 1, 12 * MB);
        try (var server = new RealRegistry(directory.resolve("r")).start();
                var relay = new Relay(server.port());
                var registry = new Registry(CONFIG)) {
            var reference = reference(relay.name(), "app:1");
            registry.push(artifact, from, reference, TransferListener.NONE);
            relay.received.set(0);
            relay.cutOnce = true;
            relay.mostReceived = 5 * MB;
            relay.onCut = () -> restart(server);
            registry.pull(reference, store("to"), TransferListener.NONE);
            assertThat(relay.received.get()).isBetween(12L * MB, 13L * MB);

            // killed for good, then again
            relay.received.set(0);
            relay.mostReceived = 5 * MB;
            relay.onCut = () -> relay.mostReceived = 0;
            relay.cutOnce = false;
            var other = store("other");
            try (var impatient = new Registry(CONFIG.withAttempts(2, Duration.ofMillis(1)))) {
                assertThatThrownBy(() -> impatient.pull(reference, other, TransferListener.NONE))
                        .isInstanceOf(RegistryException.class);
            }
            assertThat(other.has(parts(from, artifact).getLast())).isFalse();
            relay.received.set(0);
            relay.onCut = () -> {};
            relay.mostReceived = Long.MAX_VALUE;
            registry.pull(reference, store("other"), TransferListener.NONE);
            assertThat(relay.received.get()).isBetween(6L * MB, 8L * MB);
        }
    }

    @Test
    void certificatesAreChecked() throws Exception {
        var from = store("from");
        var artifact = Samples.artifact(from, 1, 1000);
        var certificates = Certificates.make(directory);
        try (var server =
                new RealRegistry(directory.resolve("r")).withTls(certificates).start()) {
            for (String name : List.of(server.name(), "127.0.0.1:" + server.port())) {
                var reference = reference(name, "app:1");
                try (var registry = new Registry(CONFIG)) {
                    var error = catchThrowableOfType(
                            RegistryException.class,
                            () -> registry.push(artifact, from, reference, TransferListener.NONE));
                    assertThat(error.kind()).isEqualTo(Kind.UNTRUSTED);
                    assertThat(error)
                            .hasMessageContaining("the certificate of " + name)
                            .hasMessageContaining("--ca");
                }
                try (var registry = new Registry(CONFIG.withAuthorities(List.of(certificates.certificate())))) {
                    registry.push(artifact, from, reference, TransferListener.NONE);
                    registry.pull(reference, store("to"), TransferListener.NONE);
                }
            }
        }
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        var artifact = Samples.artifact(store("from"), 1, 10);
        try (var server = new RealRegistry(directory.resolve("r")).start();
                var registry = new Registry(CONFIG)) {
            var error = catchThrowableOfType(
                    RegistryException.class,
                    () -> registry.pull(reference(server.name(), "no/app:1"), store("to"), TransferListener.NONE));
            assertThat(error.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(error)
                    .hasMessageContaining(server.name() + " answered 404 to manifest 1 of no/app")
                    .hasMessageContaining("MANIFEST_UNKNOWN");
            var empty = store("empty");
            assertThatThrownBy(() ->
                            registry.push(artifact, empty, reference(server.name(), "a:1"), TransferListener.NONE))
                    .hasMessageContaining("is not in the content store");
        }
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        String nobody = "localhost:1";
        try (var registry =
                new Registry(CONFIG.withAttempts(2, Duration.ofMillis(1)).withPlainHttp(Set.of(nobody)))) {
            var error = catchThrowableOfType(RegistryException.class, () -> registry.check(nobody));
            assertThat(error.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(error)
                    .hasMessage(nobody + " cannot be reached: no connection; check the address, and that it runs");
        }
    }

    @Test
    void usersOfBasicAuthentication() throws Exception {
        var from = store("from");
        var artifact = Samples.artifact(from, 1, 3 * MB);
        Path passwords = directory.resolve("htpasswd");
        Files.writeString(passwords, HTPASSWD + "\n");
        try (var server = new RealRegistry(directory.resolve("r"))
                .with("REGISTRY_AUTH", "htpasswd")
                .with("REGISTRY_AUTH_HTPASSWD_REALM", "test")
                .with("REGISTRY_AUTH_HTPASSWD_PATH", passwords)
                .start()) {
            var reference = reference(server.name(), "app:1");
            try (var registry = new Registry(CONFIG)) {
                var error = catchThrowableOfType(
                        RegistryException.class, () -> registry.push(artifact, from, reference, TransferListener.NONE));
                assertThat(error.kind()).isEqualTo(Kind.UNAUTHORIZED);
                assertThat(error).hasMessageContaining("run `ashlar login " + server.name() + "`");
            }
            try (var registry = new Registry(CONFIG.withCredentials(login("alice", "wrong")))) {
                assertThatThrownBy(() -> registry.check(server.name())).hasMessageContaining("answered 401");
            }
            try (var registry = new Registry(CONFIG.withCredentials(login("alice", "secret")))) {
                registry.check(server.name());
                registry.push(artifact, from, reference, TransferListener.NONE);
                registry.pull(reference, store("to"), TransferListener.NONE);
            }
        }
    }

    static Credentials login(String user, String password) {
        return registry -> Optional.of(new Login.Password(user, password));
    }

    private static List<Descriptor> parts(ContentStore store, Descriptor artifact) throws IOException {
        return new Document(artifact, store.read(artifact, MB)).children();
    }

    private static long total(ContentStore store, Descriptor artifact) throws IOException {
        var manifest = ImageManifest.parse(store.read(artifact, MB));
        return artifact.size()
                + manifest.config().size()
                + manifest.layers().stream().mapToLong(Descriptor::size).sum();
    }
}
