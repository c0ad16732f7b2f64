package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.log.ApplicationLog;
import dev.ashlar.daemon.log.LogLine;
import dev.ashlar.daemon.log.Logs;
import dev.ashlar.host.deploy.RevisionListeners;
import dev.ashlar.host.run.HostListener;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.RequestRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is said in a tenant's applications goes to their logs.
 *
 * @param revision of which it is
 */
record LoggingListener(Logs logs, String tenant, int revision) implements HostListener {
    /** Those of all revisions. */
    static RevisionListeners all(Logs logs, String tenant) {
        return new RevisionListeners() {
            @Override
            public HostListener of(int revision) {
                return new LoggingListener(logs, tenant, revision);
            }

            @Override
            public RequestListener requests(String application, int base, SortedSet<Integer> revisions) {
                return new Requests(logs.of(tenant, application), base, revisions);
            }
        };
    }

    private ApplicationLog log(String application) {
        return logs.of(tenant, application);
    }

    @Override
    public void output(String application, String component, Stream stream, String line) {
        log(application)
                .add(new LogLine.Output(
                        Instant.now(), revision, component, stream.name().toLowerCase(Locale.ROOT), line));
    }

    @Override
    public void event(Event event) {
        log(event.application()).add(new LogLine.Happened(Instant.now(), revision, event));
    }

    @Override
    public RequestListener requests(String application) {
        return new Requests(log(application), revision, new TreeSet<>());
    }

    /** @param together revisions that answer together; empty for one alone */
    private record Requests(ApplicationLog log, int revision, SortedSet<Integer> together) implements RequestListener {
        @Override
        public boolean wantsAll() {
            return true;
        }

        @Override
        public void completed(RequestRecord request) {
            log.add(new LogLine.Request(Instant.now(), revision, together, request));
        }
    }
}
