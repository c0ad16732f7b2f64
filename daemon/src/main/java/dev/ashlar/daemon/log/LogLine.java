package dev.ashlar.daemon.log;

import dev.ashlar.host.run.HostListener;
import dev.ashlar.http.HttpCaller;
import dev.ashlar.http.RequestRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;

/** One thing that an application said, or that is said of it. */
public sealed interface LogLine {
    Instant time();

    int revision();

    /** Empty where no component is concerned. */
    String component();

    /** As JSON has it. */
    default Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("time", time().toString());
        members.put("event", event());
        members.put("revision", revision());
        if (!component().isEmpty()) {
            members.put("component", component());
        }
        addTo(members);
        return members;
    }

    String event();

    void addTo(Map<String, Object> members);

    /** A line that a component printed. */
    record Output(Instant time, int revision, String component, String stream, String text) implements LogLine {
        @Override
        public String event() {
            return "output";
        }

        @Override
        public void addTo(Map<String, Object> members) {
            members.put("stream", stream);
            members.put("line", text);
        }
    }

    /** Something that is no request. */
    record Happened(Instant time, int revision, HostListener.Event what) implements LogLine {
        @Override
        public String component() {
            return what.component();
        }

        @Override
        public String event() {
            return what.kind().name().toLowerCase(Locale.ROOT);
        }

        @Override
        public void addTo(Map<String, Object> members) {
            members.put("text", what.text());
            what.origin().ifPresent(origin -> members.put("origin", origin.toString()));
            what.use().ifPresent(use -> {
                members.put("cpu-ms", use.cpu().toNanos() / 1e6);
                members.put("memory-bytes", use.memoryBytes());
                members.put("host-calls", use.hostCalls());
                members.put("duration-ms", use.duration().toNanos() / 1e6);
            });
        }
    }

    /**
     * A request that was answered.
     *
     * @param revision to which it came
     * @param together revisions of which components answered it; empty where that is the one alone
     */
    record Request(Instant time, int revision, SortedSet<Integer> together, RequestRecord what) implements LogLine {
        @Override
        public String component() {
            return what.served().map(RequestRecord.ComponentUse::name).orElse("");
        }

        @Override
        public String event() {
            return "request";
        }

        @Override
        public void addTo(Map<String, Object> members) {
            if (!together.isEmpty()) {
                members.put("revisions", List.copyOf(together));
            }
            members.put("id", what.requestId());
            what.caller()
                    .ifPresentOrElse(
                            caller -> addCaller(members, caller),
                            () -> members.put("client", what.client().getHostString()));
            members.put("protocol", what.protocol());
            members.put("method", what.method());
            members.put("target", what.target());
            members.put("status", what.status());
            members.put("request-bytes", what.requestBytes());
            members.put("response-bytes", what.responseBytes());
            members.put("duration-ms", what.duration().toNanos() / 1e6);
            what.served().ifPresent(use -> {
                members.put("cpu-ms", use.cpu().toNanos() / 1e6);
                members.put("memory-bytes", use.memoryBytes());
                members.put("host-calls", use.hostCalls());
            });
            what.failure().ifPresent(failure -> {
                members.put(
                        "failure",
                        failure.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                members.put("reason", failure.reason());
                if (!failure.backtrace().isEmpty()) {
                    members.put("backtrace", failure.backtrace());
                }
            });
        }

        private static void addCaller(Map<String, Object> members, HttpCaller caller) {
            members.put("caller", caller.component());
            caller.requestId().ifPresent(id -> members.put("parent-id", id));
        }
    }
}
