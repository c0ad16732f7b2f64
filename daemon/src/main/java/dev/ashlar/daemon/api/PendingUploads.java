package dev.ashlar.daemon.api;

import dev.ashlar.daemon.apps.Applications;
import dev.ashlar.daemon.apps.Failures;
import dev.ashlar.daemon.apps.Tenancy;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds uploads to the quotas of their tenants while they come: beside what counts as a tenant's, all of what he is sending, and what he
 * has not sent to its end. Otherwise many at a time would each find room.
 */
final class PendingUploads {
    /** So that many small parts do not fill the disk by their number. */
    private static final int MOST_LEFT = 64;

    private final Database database;
    private final Applications applications;
    /** Guarded by this. */
    private final List<Upload> underWay = new ArrayList<>();

    PendingUploads(Database database, Applications applications) {
        this.database = database;
        this.applications = applications;
    }

    private record Upload(String tenant, Digest digest, long length) {}

    /** Room for an upload, until it is closed. */
    interface Reservation extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws ProblemException when the tenant may not have as much, or is not there */
    synchronized Reservation reserve(String tenant, Digest digest, long length) {
        var others = left(tenant, digest);
        if (others.size() >= MOST_LEFT) {
            throw new ProblemException(
                    Kind.QUOTA,
                    "%d uploads of the tenant \"%s\" broke off; go on with them, or wait until they are removed after an hour"
                            .formatted(others.size(), tenant));
        }
        underWay.stream()
                .filter(one -> one.tenant().equals(tenant) && !one.digest().equals(digest))
                .forEach(one -> others.merge(one.digest(), one.length(), Math::max));
        check(
                tenant,
                length,
                others.values().stream().mapToLong(Long::longValue).sum());
        var upload = new Upload(tenant, digest, length);
        boolean _ = underWay.add(upload);
        return () -> end(upload);
    }

    private synchronized void end(Upload upload) {
        boolean _ = underWay.remove(upload);
    }

    /** Of other blobs than this one. */
    private Map<Digest, Long> left(String tenant, Digest digest) {
        try {
            var left = applications.uploads().left(tenant);
            var _ = left.remove(digest);
            return left;
        } catch (IOException e) {
            throw Failures.of(e);
        }
    }

    private void check(String tenant, long length, long coming) {
        boolean _ = database.read(tables -> {
            var quota = tables.tenants()
                    .find(tenant)
                    .orElseThrow(() -> Tenancy.noTenant(tenant))
                    .quota();
            long used = tables.tenants().blobBytes(tenant);
            if (length > quota.blobBytes() - used - coming) {
                throw new ProblemException(
                        Kind.QUOTA,
                        "a blob of %,d bytes is more than the tenant \"%s\" may have: %,d of %,d bytes are used%s"
                                .formatted(
                                        length,
                                        tenant,
                                        used,
                                        quota.blobBytes(),
                                        coming == 0 ? "" : ", and %,d are on their way".formatted(coming)));
            }
            return true;
        });
    }
}
