package dev.ashlar.oci.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.RealRegistry;
import dev.ashlar.oci.registry.Registry;
import dev.ashlar.oci.registry.RegistryConfig;
import dev.ashlar.oci.registry.TransferListener;
import dev.ashlar.oci.sign.SignaturePolicy.Artifact;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signatures in a real registry, by us and by cosign: each verifies the other's. */
@Timeout(180)
class SignatureRegistryTest {
    private static final SigningKey KEY = SigningKey.generate("release.pub");
    private static final SigningKey OTHER = SigningKey.generate("other.pub");

    @TempDir
    private Path temp;

    private RealRegistry server;
    private Registry registry;
    private ContentStore store;
    private Descriptor index;
    private Reference reference;
    private SignatureRegistry signatures;

    @BeforeEach
    void push() throws IOException, InterruptedException {
        server = new RealRegistry(temp.resolve("registry")).start();
        registry = new Registry(RegistryConfig.DEFAULT);
        store = new ContentStore(temp.resolve("store"));
        Descriptor component = manifest("component");
        var list =
                new ImageIndex(Optional.of("application/vnd.example"), List.of(component), Optional.empty(), Map.of());
        index = store.put(MediaTypes.IMAGE_INDEX, list.toJson());
        reference = Reference.parse(server.name() + "/acme/shop:1.2");
        registry.push(index, store, reference, TransferListener.NONE);
        signatures = new SignatureRegistry(registry, store);
    }

    @AfterEach
    void close() {
        if (server != null) {
            registry.close();
            server.close();
        }
    }

    private Descriptor manifest(String text) throws IOException {
        var config = store.put("application/vnd.example.config", "{}".getBytes(UTF_8));
        var layer = store.put("text/plain", text.getBytes(UTF_8));
        return store.put(MediaTypes.IMAGE_MANIFEST, new ImageManifest(config, List.of(layer)).toJson());
    }

    @Test
    void whatIsSignedIsFoundByThoseWhoPull() throws IOException {
        assertThatThrownBy(() -> check(KEY)).hasMessageEndingWith("and it is not signed");
        signatures.sign(reference, index, OTHER);
        assertThatThrownBy(() -> check(KEY)).hasMessageEndingWith("its signature is by none of them");
        signatures.sign(reference, index, KEY);

        assertThat(check(KEY)).isPresent();
        assertThat(check(OTHER)).isPresent();
        Descriptor component =
                ImageIndex.parse(store.read(index, 1 << 20)).manifests().getFirst();
        assertThat(elsewhere().fetch(reference, component.digest())).hasSize(1);
    }

    @Test
    void nothingIsFetchedWhereNothingIsNeeded() throws IOException {
        signatures.sign(reference, index, KEY);
        var empty = new ContentStore(temp.resolve("elsewhere"));
        new SignatureRegistry(registry, empty)
                .check(SignaturePolicy.ANYTHING, Artifact.of(reference, index.digest()), reference);

        assertThat(empty.directory()).doesNotExist();
    }

    @Test
    void bundlesAreFoundAmongTheReferrers() throws IOException {
        registry.attach(manifestOf("application/vnd.example.note"), store, reference, TransferListener.NONE);
        registry.attach(Bundles.sign(index, KEY, store), store, reference, TransferListener.NONE);

        assertThat(registry.referrers(reference, index.digest())).hasSize(2);
        assertThat(check(KEY)).isPresent();
        assertThatThrownBy(() -> check(OTHER)).isInstanceOf(UntrustedArtifactException.class);
    }

    private Descriptor manifestOf(String type) throws IOException {
        var config = store.put(MediaTypes.EMPTY, "{}".getBytes(UTF_8));
        var manifest = new ImageManifest(Optional.of(type), config, List.of(config), Optional.of(index), Map.of());
        return store.put(MediaTypes.IMAGE_MANIFEST, manifest.toJson());
    }

    @Test
    void moreThanSignaturesNeedIsNotFetched() throws IOException {
        var large = new Descriptor(SimpleSigning.MEDIA_TYPE, index.digest(), 1L << 40);
        var config = store.put(MediaTypes.EMPTY, "{}".getBytes(UTF_8));
        var hostile =
                new ImageManifest(Optional.of(Bundles.MEDIA_TYPE), config, List.of(large), Optional.empty(), Map.of());
        Descriptor manifest = store.put(MediaTypes.IMAGE_MANIFEST, hostile.toJson());
        assertThat(SignatureRegistry.isSmall(ImageManifest.parse(store.read(manifest, 1 << 20))))
                .isFalse();
    }

    @Test
    void cosignVerifiesOurs() throws IOException, InterruptedException {
        Path pub = Files.writeString(
                temp.resolve("release.pub"), KEY.verification().toPem());
        Path wrong = Files.writeString(
                temp.resolve("other.pub"), OTHER.verification().toPem());
        signatures.sign(reference, index, KEY);

        var verified = cosign("verify", "--key", pub.toString(), "--insecure-ignore-tlog=true", reference.toString());
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(verified.output()).contains(index.digest().toString());
        var refused = cosign("verify", "--key", wrong.toString(), "--insecure-ignore-tlog=true", reference.toString());
        assertThat(refused.exitCode()).as(refused.output()).isNotZero();
    }

    @Test
    void cosignVerifiesOursEachOfAnIndex() throws IOException, InterruptedException {
        Path pub = Files.writeString(
                temp.resolve("release.pub"), KEY.verification().toPem());
        signatures.sign(reference, index, KEY);
        Descriptor component =
                ImageIndex.parse(store.read(index, 1 << 20)).manifests().getFirst();
        String name = reference.at(component.digest()).toString();

        var verified = cosign("verify", "--key", pub.toString(), "--insecure-ignore-tlog=true", name);
        assertThat(verified.exitCode()).as(verified.output()).isZero();
    }

    @Test
    void cosignVerifiesOurBundles() throws IOException, InterruptedException {
        Path pub = Files.writeString(
                temp.resolve("release.pub"), KEY.verification().toPem());
        registry.attach(Bundles.sign(index, KEY, store), store, reference, TransferListener.NONE);

        var verified = cosign("verify", "--key", pub.toString(), "--insecure-ignore-tlog=true", reference.toString());
        assertThat(verified.exitCode()).as(verified.output()).isZero();
    }

    @Test
    void weVerifyCosigns() throws IOException, InterruptedException {
        var key = cosignKey();
        var signed = cosign(
                "sign",
                "--key",
                temp.resolve("cosign.key").toString(),
                "--tlog-upload=false",
                "--use-signing-config=false",
                "--new-bundle-format=false",
                "--yes",
                reference.at(index.digest()).toString());
        assertThat(signed.exitCode()).as(signed.output()).isZero();

        assertThat(elsewhere().check(requires(key), Artifact.of(reference, index.digest()), reference))
                .contains(key);
        assertThatThrownBy(() -> check(KEY)).isInstanceOf(UntrustedArtifactException.class);
        signatures.sign(reference, index, KEY);
        assertThat(elsewhere().check(requires(key), Artifact.of(reference, index.digest()), reference))
                .contains(key);
    }

    @Test
    void weVerifyCosignsBundles() throws IOException, InterruptedException {
        var key = cosignKey();
        var signed = cosign(
                "sign",
                "--key",
                temp.resolve("cosign.key").toString(),
                "--tlog-upload=false",
                "--use-signing-config=false",
                "--yes",
                reference.at(index.digest()).toString());
        assertThat(signed.exitCode()).as(signed.output()).isZero();

        assertThat(elsewhere().check(requires(key), Artifact.of(reference, index.digest()), reference))
                .contains(key);
        assertThatThrownBy(() -> check(KEY)).isInstanceOf(UntrustedArtifactException.class);
    }

    private VerificationKey cosignKey() throws IOException, InterruptedException {
        var made = cosign(
                "generate-key-pair",
                "--output-key-prefix",
                temp.resolve("cosign").toString());
        assertThat(made.exitCode()).as(made.output()).isZero();
        return VerificationKey.read(temp.resolve("cosign.pub"));
    }

    private Optional<VerificationKey> check(SigningKey key) throws IOException {
        return elsewhere().check(requires(key.verification()), Artifact.of(reference, index.digest()), reference);
    }

    private static SignaturePolicy requires(VerificationKey key) {
        return SignaturePolicy.signedBy(List.of(key));
    }

    /** On a machine that has nothing yet. */
    private SignatureRegistry elsewhere() throws IOException {
        return new SignatureRegistry(registry, new ContentStore(Files.createTempDirectory(temp, "store")));
    }

    private record Result(int exitCode, String output) {}

    private Result cosign(String... arguments) throws IOException, InterruptedException {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cosign")));
        Assumptions.assumeTrue(
                there, "skipped: go install github.com/sigstore/cosign/v3/cmd/cosign@v3.1.3, and have it on the PATH");
        var command = new ArrayList<>(List.of("cosign"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(temp.toFile());
        builder.environment().put("COSIGN_PASSWORD", "secret");
        builder.environment().put("HOME", temp.toString());
        var process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
