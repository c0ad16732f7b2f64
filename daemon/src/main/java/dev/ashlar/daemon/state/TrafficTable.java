package dev.ashlar.daemon.state;

import static dev.ashlar.daemon.state.Sql.integer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who answers, which of them are on trial, and what operators set. */
public final class TrafficTable {
    private final Sql sql;

    TrafficTable(Sql sql) {
        this.sql = sql;
    }

    private record Row(String caller, String callee, int revision, int weight) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("caller"), row.getString("callee"), row.getInt("revision"), row.getInt("weight"));
        }
    }

    public StoredTraffic of(long application) throws SQLException {
        return traffic(sql.list(
                Row::of, "SELECT * FROM traffic WHERE application = ? ORDER BY caller, callee, revision", application));
    }

    private static StoredTraffic traffic(List<Row> rows) {
        var requests = new TreeMap<Integer, Integer>();
        var links = new LinkedHashMap<StoredTraffic.Link, SortedMap<Integer, Integer>>();
        for (var row : rows) {
            var weights = row.caller().isEmpty()
                    ? requests
                    : links.computeIfAbsent(
                            new StoredTraffic.Link(row.caller(), row.callee()), link -> new TreeMap<>());
            weights.put(row.revision(), row.weight());
        }
        return new StoredTraffic(requests, links);
    }

    private static List<Row> rows(StoredTraffic traffic) {
        var rows = new ArrayList<Row>();
        traffic.requests().forEach((revision, weight) -> rows.add(new Row("", "", revision, weight)));
        traffic.links()
                .forEach((link, weights) -> weights.forEach(
                        (revision, weight) -> rows.add(new Row(link.caller(), link.callee(), revision, weight))));
        return rows;
    }

    private record Trial(int place, long requests, long errors) {}

    /** The oldest first. */
    public List<StoredTrial> trials(long application) throws SQLException {
        var trials = new ArrayList<StoredTrial>();
        for (var trial : sql.list(
                row -> new Trial(row.getInt("place"), row.getLong("requests"), row.getLong("errors")),
                "SELECT * FROM trial WHERE application = ? ORDER BY place",
                application)) {
            var candidates = sql.list(
                    row -> row.getInt("revision"),
                    "SELECT revision FROM trial_candidate WHERE application = ? AND place = ?",
                    application,
                    trial.place());
            var before = sql.list(
                    Row::of,
                    "SELECT * FROM trial_traffic WHERE application = ? AND place = ? ORDER BY caller, callee, revision",
                    application,
                    trial.place());
            trials.add(new StoredTrial(new TreeSet<>(candidates), traffic(before), trial.requests(), trial.errors()));
        }
        return trials;
    }

    /** Those that answer must be there, and those to which trials go back. */
    public void set(long application, StoredTraffic traffic, List<StoredTrial> trials) throws SQLException {
        clear(application);
        for (var row : rows(traffic)) {
            int _ = sql.update(
                    "INSERT INTO traffic (application, caller, callee, revision, weight) VALUES (?, ?, ?, ?, ?)",
                    application,
                    row.caller(),
                    row.callee(),
                    row.revision(),
                    row.weight());
        }
        for (int place = 0; place < trials.size(); place++) {
            insert(application, place, trials.get(place));
        }
    }

    private void insert(long application, int place, StoredTrial trial) throws SQLException {
        int _ = sql.update(
                "INSERT INTO trial (application, place, requests, errors) VALUES (?, ?, ?, ?)",
                application,
                place,
                trial.requests(),
                trial.errors());
        for (int revision : trial.candidates()) {
            int _ = sql.update(
                    "INSERT INTO trial_candidate (application, place, revision) VALUES (?, ?, ?)",
                    application,
                    place,
                    revision);
        }
        for (var row : rows(trial.before())) {
            int _ = sql.update("""
                    INSERT INTO trial_traffic (application, place, caller, callee, revision, weight)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """, application, place, row.caller(), row.callee(), row.revision(), row.weight());
        }
    }

    /** Nobody answers any more. */
    void clear(long application) throws SQLException {
        int _ = sql.update("DELETE FROM traffic WHERE application = ?", application);
        int _ = sql.update("DELETE FROM trial WHERE application = ?", application);
    }

    private record Scaled(String component, StoredScale scale) {}

    /** By component. */
    public Map<String, StoredScale> scales(long application) throws SQLException {
        var scales = new TreeMap<String, StoredScale>();
        for (var row : sql.list(
                it -> new Scaled(
                        it.getString("component"),
                        new StoredScale(integer(it, "instances"), integer(it, "concurrency"), integer(it, "queue"))),
                "SELECT * FROM scale WHERE application = ?",
                application)) {
            scales.put(row.component(), row.scale());
        }
        return scales;
    }

    /** What is empty is as in the manifest again. */
    public void setScale(long application, String component, StoredScale scale) throws SQLException {
        int _ = sql.update("DELETE FROM scale WHERE application = ? AND component = ?", application, component);
        if (scale.instances().isPresent()
                || scale.concurrency().isPresent()
                || scale.queue().isPresent()) {
            int _ = sql.update(
                    "INSERT INTO scale (application, component, instances, concurrency, queue) VALUES (?, ?, ?, ?, ?)",
                    application,
                    component,
                    scale.instances().orElse(null),
                    scale.concurrency().orElse(null),
                    scale.queue().orElse(null));
        }
    }
}
