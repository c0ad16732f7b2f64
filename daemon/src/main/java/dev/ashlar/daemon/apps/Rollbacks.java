package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.StoredRevision;
import dev.ashlar.daemon.state.StoredTraffic;
import dev.ashlar.host.deploy.DeployEvent;
import java.time.Instant;
import java.util.Optional;

/** Writes down that a revision was taken back because it failed too often. */
final class Rollbacks {
    private final Database database;

    Rollbacks(Database database) {
        this.database = database;
    }

    /** With the application's lock. What was led elsewhere meanwhile stays there; that the revision failed is known all the same. */
    void keep(LiveApplication application, DeployEvent.RolledBack back) {
        boolean stays = application.deployed().traffic().equals(back.to());
        var key = application.key();
        StoredTraffic traffic = Routes.of(back.to());
        boolean _ = database.write(tables -> {
            var stored = tables.applications().find(key.tenant(), key.name());
            if (stored.isPresent()) {
                long id = stored.get().id();
                Trials.keep(
                        tables,
                        id,
                        application,
                        stays ? traffic : tables.traffic().of(id));
                tables.revisions().setStatus(id, back.revision(), StoredRevision.Status.FAILED);
                tables.records()
                        .add(
                                key.tenant(),
                                key.name(),
                                "taken-back",
                                text(back),
                                Optional.of(back.revision()),
                                Instant.now());
            }
            return true;
        });
    }

    private static String text(DeployEvent.RolledBack back) {
        return "revision %d was taken back: %s of its requests failed, of those before %s"
                .formatted(back.revision(), back.rate(), back.baseline());
    }
}
