package dev.ashlar.daemon.api;

import dev.ashlar.daemon.api.Endpoint.Access;
import dev.ashlar.daemon.apps.Applications;
import dev.ashlar.daemon.apps.Failures;
import dev.ashlar.daemon.apps.Tenancy;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.oci.BlobDraft;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.IncomingBlob;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Blobs, by digest. A tenant sees those that are his, even where another one has brought the same: whether somebody else has a blob is
 * nobody's affair. Large ones come in pieces that are kept if the client goes, in a place of the tenant's own.
 */
final class BlobResource {
    /** Smaller ones are sent again from their beginning. */
    private static final long SMALL_BYTES = 4 << 20;

    private static final String OCTETS = "application/octet-stream";

    private final Database database;
    private final ContentStore store;
    private final Applications applications;
    private final PendingUploads pending;

    BlobResource(Database database, ContentStore store, Applications applications) {
        this.database = database;
        this.store = store;
        this.applications = applications;
        this.pending = new PendingUploads(database, applications);
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("HEAD", "/v1/blobs/{digest}", Access.TENANT, this::head),
                new Endpoint("PUT", "/v1/blobs/{digest}", Access.TENANT, this::put));
    }

    /** What the disk does, which may fail as nothing that the client does can. */
    private interface DiskWork<T> {
        T run() throws IOException;
    }

    private static <T> T onDisk(DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw Failures.of(e);
        }
    }

    private void head(Call call) throws IOException {
        call.answer(isHere(call.tenant(), call.digest("digest")) ? 200 : 404);
    }

    /** Who is told that a blob is here relies on it for a while. */
    private boolean isHere(String tenant, Digest digest) {
        applications.blobs().readLock().lock();
        try {
            return database.read(tables -> tables.tenants().hasBlob(tenant, digest))
                    && onDisk(() -> store.touch(digest));
        } finally {
            applications.blobs().readLock().unlock();
        }
    }

    private void put(Call call) throws IOException {
        Digest digest = call.digest("digest");
        String tenant = call.tenant();
        long length = number(call, "upload-length", number(call, "content-length", -1));
        long offset = number(call, "upload-offset", 0);
        if (length < 0) {
            throw new ProblemException(Kind.INVALID, "send the size of the blob as upload-length or content-length");
        }
        if (isHere(tenant, digest)) {
            call.answer(200, Map.of("digest", digest.toString(), "size", length));
            return;
        }
        try (var _ = pending.reserve(tenant, digest, length)) {
            boolean whole = receive(call, tenant, new Descriptor(OCTETS, digest, length), offset);
            call.answer(whole ? 201 : 202, Map.of("digest", digest.toString(), "size", length));
        }
    }

    private static long number(Call call, String header, long other) {
        var text = call.exchange().header(header).orElse("");
        if (text.isEmpty()) {
            return other;
        }
        if (!text.matches("[0-9]{1,15}")) {
            throw new ProblemException(Kind.INVALID, "%s is no number of bytes: %s".formatted(header, text));
        }
        return Long.parseLong(text);
    }

    /**
     * From now on it is the tenant's, and there. Whoever was killed in between has brought nothing: what counts as his and is not there
     * is not here for him.
     */
    private void keep(String tenant, BlobDraft draft) throws IOException {
        applications.blobs().readLock().lock();
        try {
            boolean _ = database.write(tables -> {
                if (tables.tenants().find(tenant).isEmpty()) {
                    throw Tenancy.noTenant(tenant);
                }
                tables.tenants()
                        .addBlob(
                                tenant,
                                draft.descriptor().digest(),
                                draft.descriptor().size());
                return true;
            });
            draft.publish();
        } finally {
            applications.blobs().readLock().unlock();
        }
    }

    /** Whether it is whole now. What the client fails to send is no failure of the daemon: it goes on later. */
    private boolean receive(Call call, String tenant, Descriptor expected, long offset) throws IOException {
        if (expected.size() <= SMALL_BYTES && offset == 0) {
            if (number(call, "content-length", 1) == 0 && expected.size() > 0) {
                return false;
            }
            keep(tenant, call.exchange().requestBody(), expected);
            return true;
        }
        var staging = applications.uploads().of(tenant);
        var incoming = onDisk(() -> staging.incoming(expected));
        if (incoming.isPresent()) {
            try (IncomingBlob blob = incoming.get()) {
                if (blob.length() != offset) {
                    throw new ProblemException(
                            Kind.CONFLICT,
                            "%,d bytes of the blob are here; go on behind them".formatted(blob.length()),
                            List.of(),
                            Map.of("offset", blob.length()));
                }
                copy(call.exchange().requestBody(), blob);
                if (blob.length() < expected.size()) {
                    return false;
                }
                boolean _ = onDisk(() -> {
                    blob.commit();
                    return true;
                });
            }
        }
        return onDisk(() -> {
            try (InputStream in = staging.open(expected.digest())) {
                keep(tenant, in, expected);
            }
            staging.delete(expected.digest());
            return true;
        });
    }

    /** Not before all of it was read, whoever else has it: knowing its digest is not having it. */
    private void keep(String tenant, InputStream in, Descriptor expected) {
        boolean _ = onDisk(() -> {
            try (var draft = store.draft(in, expected)) {
                keep(tenant, draft);
                return true;
            }
        });
    }

    private static void copy(InputStream in, IncomingBlob blob) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            int count = n;
            boolean _ = onDisk(() -> {
                blob.write(buffer, 0, count);
                return true;
            });
        }
    }
}
