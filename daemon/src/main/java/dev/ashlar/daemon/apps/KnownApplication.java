package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.StoredApplication;
import dev.ashlar.daemon.state.StoredRevision;
import dev.ashlar.daemon.state.StoredTraffic;
import dev.ashlar.daemon.state.StoredTrial;
import dev.ashlar.daemon.state.Tables;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An application as the database has it. */
record KnownApplication(
        StoredApplication application,
        StoredTraffic traffic,
        List<StoredTrial> trials,
        List<StoredRevision> revisions) {
    static KnownApplication of(Tables tables, StoredApplication application) throws SQLException {
        return new KnownApplication(
                application,
                tables.traffic().of(application.id()),
                tables.traffic().trials(application.id()),
                tables.revisions().of(application.id()));
    }

    /** @throws dev.ashlar.daemon.problem.ProblemException when there is none */
    static KnownApplication require(Database database, LiveApplication.Key key) {
        return database.read(tables -> of(
                tables,
                tables.applications()
                        .find(key.tenant(), key.name())
                        .orElseThrow(() -> Failures.noApplication(key.name()))));
    }

    /** Those that answer, and those to which a trial goes back. */
    Set<Integer> needed() {
        var needed = new HashSet<>(traffic.revisions());
        trials.forEach(trial -> needed.addAll(trial.before().revisions()));
        return needed;
    }

    LiveApplication.Key key() {
        return new LiveApplication.Key(application.tenant(), application.name());
    }
}
