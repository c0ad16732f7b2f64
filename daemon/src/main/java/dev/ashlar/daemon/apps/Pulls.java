package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.state.Database;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.Registry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** Fetches applications from registries, with the operator's credentials, for whom he allows it. */
final class Pulls {
    static final String DIRECTORY = "pulls";

    private final Settings settings;
    private final Database database;
    private final ContentStore store;
    private final Uploads parts;
    private final Lock collectorWaits;
    private final Reservations reservations;

    /**
     * @param parts where what is being fetched is, until it is whole
     * @param collectorWaits while it is held no blob is removed
     */
    Pulls(Settings settings, Database database, ContentStore store, Uploads parts, Lock collectorWaits) {
        this.settings = settings;
        this.database = database;
        this.store = store;
        this.parts = parts;
        this.collectorWaits = collectorWaits;
        this.reservations = new Reservations(database);
    }

    /** Fetches what the tenant has not yet. */
    PulledContent fetch(LiveApplication.Key key, boolean byOperator, Reference reference) throws IOException {
        if (!byOperator && !settings.pulls().allows(key.tenant(), reference)) {
            throw PulledContent.refused(key.tenant(), reference);
        }
        var staging = parts.of(key.tenant());
        long quota = reservations.quota(key.tenant());
        var reservation = reservations.open(key.tenant());
        var content = new PulledContent(reference, key, database, store, staging, collectorWaits, reservation);
        try {
            clean(key.tenant(), staging, quota);
            var config = settings.pulls().registries();
            try (var registry = new Registry(config)) {
                content.fetch(registry, settings.policy());
            }
            return content;
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    /** What broken pulls left is kept to go on with, but is not more than the tenant may have. */
    private void clean(String tenant, ContentStore staging, long quota) throws IOException {
        long left =
                parts.left(tenant).values().stream().mapToLong(Long::longValue).sum();
        if (left > quota && reservations.isAlone(tenant)) {
            long _ = staging.collect(List.of(), Duration.ZERO);
        }
    }
}
