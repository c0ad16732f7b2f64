package dev.ashlar.daemon.state;

import static dev.ashlar.daemon.state.Sql.integer;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who answers, and what operators set. */
public final class TrafficTable {
    private final Sql sql;

    TrafficTable(Sql sql) {
        this.sql = sql;
    }

    private record Row(String caller, String callee, int revision, int weight) {}

    public StoredTraffic of(long application) throws SQLException {
        var requests = new TreeMap<Integer, Integer>();
        var links = new LinkedHashMap<StoredTraffic.Link, SortedMap<Integer, Integer>>();
        for (var row : sql.list(
                it -> new Row(
                        it.getString("caller"), it.getString("callee"), it.getInt("revision"), it.getInt("weight")),
                "SELECT * FROM traffic WHERE application = ? ORDER BY caller, callee, revision",
                application)) {
            var weights = row.caller().isEmpty()
                    ? requests
                    : links.computeIfAbsent(
                            new StoredTraffic.Link(row.caller(), row.callee()), link -> new TreeMap<>());
            weights.put(row.revision(), row.weight());
        }
        return new StoredTraffic(requests, links);
    }

    /** Its revisions must be there. */
    public void set(long application, StoredTraffic traffic) throws SQLException {
        int _ = sql.update("DELETE FROM traffic WHERE application = ?", application);
        insert(application, "", "", traffic.requests());
        for (var link : traffic.links().entrySet()) {
            insert(application, link.getKey().caller(), link.getKey().callee(), link.getValue());
        }
    }

    private void insert(long application, String caller, String callee, Map<Integer, Integer> weights)
            throws SQLException {
        for (var one : weights.entrySet()) {
            int _ = sql.update(
                    "INSERT INTO traffic (application, caller, callee, revision, weight) VALUES (?, ?, ?, ?, ?)",
                    application,
                    caller,
                    callee,
                    one.getKey(),
                    one.getValue());
        }
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
