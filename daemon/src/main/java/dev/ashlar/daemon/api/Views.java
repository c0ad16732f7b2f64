package dev.ashlar.daemon.api;

import dev.ashlar.daemon.apps.DeployResult;
import dev.ashlar.daemon.problem.Remark;
import dev.ashlar.daemon.state.StoredApplication;
import dev.ashlar.daemon.state.StoredEvent;
import dev.ashlar.daemon.state.StoredRevision;
import dev.ashlar.daemon.state.StoredTraffic;
import dev.ashlar.daemon.state.Tenant;
import dev.ashlar.daemon.state.Token;
import dev.ashlar.host.deploy.RevisionStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What clients see, as JSON. */
final class Views {
    private Views() {}

    static Map<String, Object> application(StoredApplication application, StoredTraffic traffic) {
        var members = new LinkedHashMap<String, Object>();
        members.put("name", application.name());
        members.put("tenant", application.tenant());
        members.put("created", application.created().toString());
        members.put("revision", application.lastRevision());
        members.put("domains", application.domains());
        members.put("traffic", traffic(traffic));
        return members;
    }

    static Map<String, Object> traffic(StoredTraffic traffic) {
        var members = new LinkedHashMap<String, Object>();
        members.put("requests", weights(traffic.requests()));
        members.put(
                "links",
                traffic.links().entrySet().stream()
                        .map(entry -> Map.of(
                                "caller", entry.getKey().caller(),
                                "callee", entry.getKey().callee(),
                                "weights", weights(entry.getValue())))
                        .toList());
        return members;
    }

    private static Map<String, Integer> weights(Map<Integer, Integer> byRevision) {
        var weights = new LinkedHashMap<String, Integer>();
        byRevision.forEach((revision, weight) -> weights.put(revision.toString(), weight));
        return weights;
    }

    static Map<String, Object> revision(StoredRevision revision, StoredTraffic traffic, Optional<RevisionStatus> live) {
        var members = new LinkedHashMap<String, Object>();
        members.put("number", revision.number());
        members.put("index", revision.index().toString());
        members.put("created", revision.created().toString());
        members.put("created-by", revision.createdBy());
        members.put("message", revision.message());
        members.put("status", revision.status().name().toLowerCase(Locale.ROOT));
        members.put("weight", traffic.requests().getOrDefault(revision.number(), 0));
        members.put("components", revision.components());
        live.ifPresent(status -> {
            members.put("state", status.state().name().toLowerCase(Locale.ROOT));
            members.put("in-flight", status.inFlight());
            status.reading().ifPresent(reading -> {
                members.put("invocations", reading.invocations());
                members.put("failures", reading.failures());
            });
        });
        return members;
    }

    static Map<String, Object> deployed(DeployResult result) {
        var members = new LinkedHashMap<String, Object>();
        members.put("application", result.application().name());
        members.put("tenant", result.application().tenant());
        members.put("number", result.revision().number());
        members.put("index", result.revision().index().toString());
        members.put("components", result.revision().components());
        members.put("changed", result.changed());
        members.put("domains", result.application().domains());
        members.put("traffic", traffic(result.traffic()));
        members.put("warnings", result.warnings().stream().map(Remark::members).toList());
        result.fetched()
                .ifPresent(fetched -> members.put(
                        "pulled",
                        Map.of(
                                "blobs", fetched.blobs(),
                                "bytes", fetched.bytes(),
                                "fetched", fetched.fetched(),
                                "fetched-bytes", fetched.fetchedBytes())));
        members.put("duration-ms", result.took().toNanos() / 1e6);
        return members;
    }

    static Map<String, Object> event(StoredEvent event) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", event.id());
        members.put("time", event.time().toString());
        members.put("application", event.application());
        members.put("kind", event.kind());
        members.put("text", event.text());
        event.revision().ifPresent(revision -> members.put("revision", revision));
        return members;
    }

    static Map<String, Object> events(List<StoredEvent> events) {
        return Map.of("events", events.stream().map(Views::event).toList());
    }

    static Map<String, Object> tenant(Tenant tenant, long applications, long blobBytes) {
        var quota = new LinkedHashMap<String, Object>();
        put(quota, "applications", tenant.quota().applications());
        put(quota, "memory-bytes", tenant.quota().memoryBytes());
        put(quota, "blob-bytes", tenant.quota().blobBytes());
        var members = new LinkedHashMap<String, Object>();
        members.put("name", tenant.name());
        members.put("created", tenant.created().toString());
        members.put("quota", quota);
        members.put("applications", applications);
        members.put("blob-bytes", blobBytes);
        return members;
    }

    /** What is unlimited is not there. */
    private static void put(Map<String, Object> quota, String name, long value) {
        if (value != Long.MAX_VALUE) {
            quota.put(name, value);
        }
    }

    static Map<String, Object> token(Token token) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", token.id());
        token.tenant().ifPresent(tenant -> members.put("tenant", tenant));
        members.put("note", token.note());
        members.put("created", token.created().toString());
        token.expires().ifPresent(end -> members.put("expires", end.toString()));
        return members;
    }
}
