package dev.ashlar.daemon.api;

import dev.ashlar.daemon.api.Endpoint.Access;
import dev.ashlar.daemon.apps.Applications;
import dev.ashlar.daemon.log.LogFilter;
import dev.ashlar.daemon.log.LogReader;
import dev.ashlar.daemon.state.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What an application says: lines of JSON, those that are there, and those that come. */
final class LogResource {
    private static final int SOME_LINES = 100;
    private static final int MOST_LINES = 10_000;
    private static final long LOOK_MILLIS = 100;

    /** After so many looks without a line an empty one is sent: so a client that has gone is noticed. */
    private static final int LOOKS = 100;

    /** So often it is asked whether the client may still look. */
    private static final int LOOKS_UNASKED = 20;

    private final Database database;
    private final Applications applications;
    private final BooleanSupplier stopping;

    LogResource(Database database, Applications applications, BooleanSupplier stopping) {
        this.database = database;
        this.applications = applications;
        this.stopping = stopping;
    }

    List<Endpoint> endpoints() {
        return List.of(new Endpoint("GET", "/v1/apps/{app}/logs", Access.TENANT, this::get));
    }

    private void get(Call call) throws IOException {
        var application =
                database.read(tables -> ApplicationResource.find(tables, call.tenant(), call.parameter("app")));
        var filter = new LogFilter(call.query("component"), call.queryNumber("revision"));
        int tail = Math.min(call.queryNumber("tail").orElse(SOME_LINES), MOST_LINES);
        var log = applications.log(application.tenant(), application.name());
        try (var reader = new LogReader(log, filter);
                OutputStream out = call.exchange().respond(200, Map.of("content-type", "application/x-ndjson"))) {
            for (byte[] line : reader.last(tail)) {
                out.write(line);
            }
            out.flush();
            if (call.flag("follow")) {
                follow(call, application.id(), reader, out);
            }
        }
    }

    private void follow(Call call, long application, LogReader reader, OutputStream out) throws IOException {
        int quiet = 0;
        for (int looks = 1; !stopping.getAsBoolean(); looks++) {
            if (looks % LOOKS_UNASKED == 0 && !mayGoOn(call, application)) {
                return;
            }
            if (reader.next(out::write)) {
                out.flush();
                quiet = 0;
            } else if (++quiet % LOOKS == 0) {
                out.write("\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            pause();
        }
    }

    /** Not when the application has ended, or the token was revoked. */
    private boolean mayGoOn(Call call, long application) {
        return call.isStillAllowed()
                && database.read(tables -> tables.applications()
                        .find(call.tenant(), call.parameter("app"))
                        .filter(now -> now.id() == application)
                        .isPresent());
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
