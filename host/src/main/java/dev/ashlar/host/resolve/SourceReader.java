package dev.ashlar.host.resolve;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.Registry;
import dev.ashlar.oci.registry.RegistryConfig;
import dev.ashlar.oci.registry.WasmImages;
import dev.ashlar.oci.sign.SignaturePolicy;
import dev.ashlar.oci.sign.SignatureRegistry;
import dev.ashlar.oci.sign.UntrustedArtifactException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the bytes of components from where the manifest says that they are. */
public final class SourceReader {
    /** Larger ones are no components: the largest known, with an interpreter inside, have 40 MB. */
    static final int MAX_BYTES = 512 << 20;

    /** Bytes and what they hash to. */
    public record Bytes(byte[] bytes, Digest digest) {}

    private final Application application;
    private final ContentStore store;
    private final SignaturePolicy policy;

    /** Of anybody's. */
    public SourceReader(Application application, ContentStore store) {
        this(application, store, SignaturePolicy.ANYTHING);
    }

    /**
     * @param store has what was fetched, and keeps what is
     * @param policy by whom components from registries have to be signed
     */
    public SourceReader(Application application, ContentStore store, SignaturePolicy policy) {
        this.application = application;
        this.store = store;
        this.policy = policy;
    }

    /** @throws ManifestException when they are not there, or not what they should be */
    public Bytes read(Component component) {
        return switch (component.source()) {
            case ComponentSource.File(Path path, Optional<Digest> digest) -> file(component, path, digest);
            case ComponentSource.Url(var url, Digest digest) -> {
                try {
                    yield new Bytes(new Download(store).fetch(url, digest, MAX_BYTES), digest);
                } catch (IOException e) {
                    throw problem(component, String.valueOf(e.getMessage()), "check address, digest and network");
                }
            }
            case ComponentSource.Image(var reference) -> image(component, reference);
            case ComponentSource.Stored(Digest digest, long size) -> {
                try {
                    yield new Bytes(store.read(digest, MAX_BYTES), digest);
                } catch (IOException e) {
                    throw problem(component, String.valueOf(e.getMessage()), "deploy the application again");
                }
            }
        };
    }

    private Bytes image(Component component, Reference reference) {
        try (var registry = new Registry(RegistryConfig.of(System.getenv()))) {
            var layer = new WasmImages(registry, store).fetch(trusted(registry, reference));
            return new Bytes(store.read(layer, MAX_BYTES), layer.digest());
        } catch (UntrustedArtifactException e) {
            throw problem(
                    component,
                    String.valueOf(e.getMessage()),
                    "name one that is signed, or have this one signed: `ashlar push --sign`, `cosign sign`");
        } catch (IOException e) {
            throw problem(component, String.valueOf(e.getMessage()), "check reference and network");
        }
    }

    /** By its digest if the policy has a say in it, so that what was signed is what is fetched, and before any of it is. */
    private Reference trusted(Registry registry, Reference reference) throws IOException {
        if (policy == SignaturePolicy.ANYTHING) {
            return reference;
        }
        var signatures = new SignatureRegistry(registry, store);
        Digest digest = signatures.digest(reference);
        var artifact = new SignaturePolicy.Artifact(
                digest, Optional.of(reference), Optional.of(application.name()), Optional.empty());
        var _ = signatures.check(policy, artifact, reference);
        return reference.at(digest);
    }

    private Bytes file(Component component, Path path, Optional<Digest> wanted) {
        Path file = application.directory().resolve(path);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw problem(component, path + " has more than 512 MiB", "name a component");
            }
            Digest digest = Digest.of(bytes);
            if (wanted.isPresent() && !wanted.get().equals(digest)) {
                throw problem(
                        component,
                        "the digest of %s is %s, not %s".formatted(path, digest, wanted.get()),
                        "if the file is the right one, write its digest");
            }
            return new Bytes(bytes, digest);
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist";
            String fix = component.build().isPresent() ? "run `ashlar build`" : "correct the path";
            throw problem(component, path + " " + why, fix);
        }
    }

    private ManifestException problem(Component component, String message, String fix) {
        return new ManifestException(List.of(
                application.origins().problem(Paths.key("component", component.name()) + ".source", message, fix)));
    }
}
