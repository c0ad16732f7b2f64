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

    /**
     * @param options of the probe, as in {@code connect=100&first=200}
     * @param more fields, names and values in turn
     */
    public Served send(String method, String url, BodySource body, String options, String... more) throws IOException {
        FieldList fields = new FieldList();
        fields.add("x-url", url);
        for (int i = 0; i < more.length; i += 2) {
            fields.add(more[i], more[i + 1]);
        }
        sink = new TestSink();
        return guest.serve(new TestRequest(method, "/relay?" + options, fields), body, sink);
    }

    @Override
    public void close() {
        guest.close();
    }
}
