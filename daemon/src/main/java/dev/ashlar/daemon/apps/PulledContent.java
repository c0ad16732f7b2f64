package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.apps.DeployResult.Fetched;
import dev.ashlar.daemon.apps.Reservations.Reservation;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.Holdings;
import dev.ashlar.oci.registry.Registry;
import dev.ashlar.oci.registry.TransferListener;
import dev.ashlar.oci.sign.SignaturePolicy;
import dev.ashlar.oci.sign.SignatureRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/**
 * An application that comes from a registry. What its tenant does not have is fetched, to a place of his own, even if another one brought the
 * same: a registry of somebody who only knows a digest must not get him what is behind it.
 */
final class PulledContent implements Content, Holdings, TransferListener, AutoCloseable {
    private static final int DOCUMENT_BYTES = 4 << 20;

    private final Reference reference;
    private final LiveApplication.Key key;
    private final Database database;
    private final ContentStore store;
    private final ContentStore staging;
    private final Lock collectorWaits;
    private final Reservation reservation;
    private final Map<Digest, Part> parts = new LinkedHashMap<>();
    private Optional<Digest> root = Optional.empty();

    private record Part(Descriptor blob, Outcome outcome) {}

    /**
     * @param staging the tenant's place
     * @param collectorWaits held by whoever asks whether a blob is there
     * @param reservation released at the end
     */
    PulledContent(
            Reference reference,
            LiveApplication.Key key,
            Database database,
            ContentStore store,
            ContentStore staging,
            Lock collectorWaits,
            Reservation reservation) {
        this.reference = reference;
        this.key = key;
        this.database = database;
        this.store = store;
        this.staging = staging;
        this.collectorWaits = collectorWaits;
        this.reservation = reservation;
    }

    /** Fetches it if the policy allows it, about which nothing of it is read. */
    void fetch(Registry registry, SignaturePolicy policy) throws IOException {
        var signatures = new SignatureRegistry(registry, staging);
        Digest digest = signatures.digest(reference);
        var artifact = new SignaturePolicy.Artifact(
                digest, Optional.of(reference), Optional.of(key.name()), Optional.of(key.tenant()));
        var _ = signatures.check(policy, artifact, reference);
        var document = registry.fetch(reference.at(digest));
        Bundles.requireApplication(document.descriptor(), document.bytes());
        if (!has(document.descriptor())) {
            admit(List.of(document.descriptor()));
            staging.put(new ByteArrayInputStream(document.bytes()), document.descriptor());
            done(document.descriptor(), Outcome.TRANSFERRED);
        }
        var _ = registry.pull(reference.at(digest), staging, this, this);
        root = Optional.of(digest);
    }

    @Override
    public boolean has(Descriptor blob) throws IOException {
        collectorWaits.lock();
        try {
            return database.read(tables -> tables.tenants().hasBlob(key.tenant(), blob.digest()))
                    && store.has(blob)
                    && store.touch(blob.digest());
        } finally {
            collectorWaits.unlock();
        }
    }

    @Override
    public Optional<byte[]> document(Digest digest) throws IOException {
        var size = store.size(digest);
        return size.isPresent() && has(new Descriptor("", digest, size.get()))
                ? Optional.of(store.read(digest, DOCUMENT_BYTES))
                : Optional.empty();
    }

    @Override
    public void admit(Collection<Descriptor> missing) {
        reservation.add(missing.stream().mapToLong(Descriptor::size).sum());
    }

    @Override
    public synchronized void done(Descriptor blob, Outcome outcome) {
        var _ = parts.putIfAbsent(blob.digest(), new Part(blob, outcome));
    }

    private synchronized List<Part> parts() {
        return List.copyOf(parts.values());
    }

    @Override
    public Digest take() throws IOException {
        var brought = new ArrayList<Descriptor>();
        for (Part part : parts()) {
            if (!has(part.blob())) {
                try (InputStream in = staging.open(part.blob().digest())) {
                    store.put(in, part.blob());
                }
                brought.add(part.blob());
            }
        }
        own(brought);
        for (Descriptor blob : brought) {
            staging.delete(blob.digest());
        }
        return root.orElseThrow();
    }

    private void own(List<Descriptor> blobs) {
        boolean _ = database.write(tables -> {
            Reservations.check(
                    tables,
                    key.tenant(),
                    blobs.stream().mapToLong(Descriptor::size).sum());
            for (Descriptor blob : blobs) {
                tables.tenants().addBlob(key.tenant(), blob.digest(), blob.size());
            }
            return true;
        });
    }

    @Override
    public Optional<Fetched> fetched() {
        var all = parts();
        var fetched = all.stream()
                .filter(part -> part.outcome() == Outcome.TRANSFERRED)
                .toList();
        return Optional.of(new Fetched(all.size(), bytes(all), fetched.size(), bytes(fetched)));
    }

    private static long bytes(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.blob().size()).sum();
    }

    @Override
    public void close() {
        reservation.close();
    }

    /** That a tenant may not have this fetched. */
    static ProblemException refused(String tenant, Reference reference) {
        return new ProblemException(
                Kind.FORBIDDEN,
                "the daemon does not fetch %s for the tenant \"%s\"; `ashlar deploy --upload` sends it from where you are, or the operator allows it by `ashlar host --allow-pull '%s=%s'`"
                        .formatted(reference, tenant, tenant, reference.name()));
    }
}
