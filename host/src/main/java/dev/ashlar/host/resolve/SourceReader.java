package dev.ashlar.host.resolve;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.Digest;
import dev.ashlar.host.manifest.ManifestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads the bytes of components from where the manifest says that they are. */
final class SourceReader {
    /** Larger ones are no components: the largest known, with an interpreter inside, have 40 MB. */
    static final int MAX_BYTES = 512 << 20;

    /** Bytes and what they hash to. */
    record Bytes(byte[] bytes, Digest digest) {}

    private final Application application;
    private final ArtifactStore artifacts;

    SourceReader(Application application, ArtifactStore artifacts) {
        this.application = application;
        this.artifacts = artifacts;
    }

    /** @throws ManifestException when they are not there, or not what they should be */
    Bytes read(Component component) {
        return switch (component.source()) {
            case ComponentSource.File(Path path, Optional<Digest> digest) -> file(component, path, digest);
            case ComponentSource.Url(var url, Digest digest) -> {
                try {
                    yield new Bytes(artifacts.fetch(url, digest, MAX_BYTES), digest);
                } catch (IOException e) {
                    throw problem(component, String.valueOf(e.getMessage()), "check address, digest and network");
                }
            }
            case ComponentSource.Image(var reference) ->
                throw problem(
                        component,
                        "components from OCI registries, as %s, come with the delivery of applications, which is not here yet"
                                .formatted(reference),
                        "fetch it with another tool, and write its path or its URL and digest");
        };
    }

    private Bytes file(Component component, Path path, Optional<Digest> wanted) {
        Path file = application.directory().resolve(path);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw problem(component, path + " has more than 512 MiB", "name a component");
            }
            Digest digest = digest(bytes);
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

    static Digest digest(byte[] bytes) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
