package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.state.StoredRevision;
import dev.ashlar.daemon.state.StoredTraffic;
import dev.ashlar.daemon.state.StoredTrial;
import dev.ashlar.daemon.state.Tables;
import dev.ashlar.host.deploy.ErrorRate;
import dev.ashlar.host.deploy.Trial;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which revisions may be taken back, for the process that comes after this one. What is written is the traffic and the trials, or nothing. */
final class Trials {
    private Trials() {}

    /** With the application's lock: requests are led like that, or are about to be. */
    static void keep(Tables tables, long id, LiveApplication application, StoredTraffic traffic) throws SQLException {
        keep(tables, id, application, traffic, numbers(tables, id));
    }

    /**
     * The same where of the revisions that do not answer any more only one stays ready.
     *
     * @param previous it
     */
    static void keep(Tables tables, long id, LiveApplication application, StoredTraffic traffic, int previous)
            throws SQLException {
        var kept = new HashSet<>(traffic.revisions());
        kept.add(previous);
        kept.retainAll(numbers(tables, id));
        keep(tables, id, application, traffic, kept);
    }

    private static Set<Integer> numbers(Tables tables, long id) throws SQLException {
        return tables.revisions().of(id).stream().map(StoredRevision::number).collect(Collectors.toSet());
    }

    private static void keep(
            Tables tables, long id, LiveApplication application, StoredTraffic traffic, Set<Integer> kept)
            throws SQLException {
        var trials = application.deployed().trials(Routes.of(traffic)).stream()
                .flatMap(trial -> trial.among(kept).stream())
                .map(Trials::of)
                .toList();
        tables.traffic().set(id, traffic, trials);
    }

    private static StoredTrial of(Trial trial) {
        return new StoredTrial(
                trial.candidates(),
                Routes.of(trial.before()),
                trial.baseline().requests(),
                trial.baseline().errors());
    }

    static List<Trial> of(List<StoredTrial> trials) {
        return trials.stream().map(Trials::of).toList();
    }

    private static Trial of(StoredTrial trial) {
        return new Trial(
                trial.candidates(), Routes.of(trial.before()), new ErrorRate(trial.requests(), trial.errors()));
    }
}
