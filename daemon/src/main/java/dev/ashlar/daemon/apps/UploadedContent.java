package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.blobs.Closure;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.sign.SignaturePolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An application whose blobs its tenant brought before, with signatures among them. */
record UploadedContent(
        DeployRequest.Uploaded source,
        LiveApplication.Key key,
        SignaturePolicy policy,
        Database database,
        ContentStore store)
        implements Content {
    @Override
    public Digest take() throws IOException {
        checkSigned();
        checkOwned(Closure.of(store, source.index()));
        return source.index();
    }

    /** Whoever knows a digest of another tenant must not get at what is behind it. */
    private void checkOwned(Closure closure) {
        var missing = new ArrayList<>(closure.missing());
        missing.addAll(database.read(tables -> {
            var others = new ArrayList<Digest>();
            for (Digest digest : closure.found().keySet()) {
                if (!tables.tenants().hasBlob(key.tenant(), digest)) {
                    others.add(digest);
                }
            }
            return others;
        }));
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    Kind.CONFLICT,
                    "%d blobs of the application are not here; upload them first: %s"
                            .formatted(missing.size(), missing.getFirst()),
                    List.of(),
                    Map.of("missing", missing.stream().map(Digest::toString).toList()));
        }
    }

    /** Before anything of it is read. */
    private void checkSigned() throws IOException {
        var manifests = new ArrayList<Descriptor>();
        for (Digest signature : source.signatures()) {
            checkOwned(Closure.of(store, signature));
            manifests.add(new Descriptor(
                    MediaTypes.IMAGE_MANIFEST, signature, store.size(signature).orElse(0L)));
        }
        var artifact = new SignaturePolicy.Artifact(
                source.index(), Optional.empty(), Optional.of(key.name()), Optional.of(key.tenant()));
        var _ = policy.check(artifact, manifests, store);
    }
}
