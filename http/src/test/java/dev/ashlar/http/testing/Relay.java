package dev.ashlar.http.testing;

import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.testing.ProbeGuest.Served;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import java.io.IOException;

/** A guest that sends requests on, and what came of the last one. */
public final class Relay implements AutoCloseable {
    private final ProbeGuest guest;
    public TestSink sink = new TestSink();

    public Relay(HttpConfig config, String... rules) {
        guest = new ProbeGuest(config);
        for (String rule : rules) {
            ProbeGuest ignored = guest.allow(rule);
        }
    }

    public ProbeGuest guest() {
        return guest;
    }

    public Served get(String url) throws IOException {
        return send("GET", url, BodySource.EMPTY, "");
    }

    /** @param options of the probe, as in {@code connect=100&first=200} */
    public Served send(String method, String url, BodySource body, String options) throws IOException {
        FieldList fields = new FieldList();
        fields.add("x-url", url);
        sink = new TestSink();
        return guest.serve(new TestRequest(method, "/relay?" + options, fields), body, sink);
    }

    @Override
    public void close() {
        guest.close();
    }
}
