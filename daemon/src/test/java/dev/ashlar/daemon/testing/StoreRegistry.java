package dev.ashlar.daemon.testing;

import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry from which what a store has can be fetched, by the store's names as tags, unless a test has it do something else. */
public final class StoreRegistry implements AutoCloseable {
    /** Decides about a request. */
    public interface Behaviour {
        /** Whether it was answered. */
        boolean handle(HttpExchange exchange) throws IOException;
    }

    private static final int MOST_BYTES = 1 << 26;

    private final ContentStore content;
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = exchange -> false;

    public StoreRegistry(ContentStore content) throws IOException {
        this.content = content;
        this.server = HttpServer.start(
                HttpServerConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), this::handle);
    }

    /** Host and port. */
    public String name() {
        return "localhost:" + server.address().getPort();
    }

    public void behave(Behaviour other) {
        behaviour = other;
    }

    /** Methods and paths, since the last time. */
    public List<String> requests() {
        var seen = List.copyOf(requests);
        requests.removeAll(seen);
        return seen;
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.method() + " " + exchange.target());
        if (behaviour.handle(exchange)) {
            return;
        }
        var found = exchange.target().equals("/v2/") ? Optional.of(new byte[0]) : find(exchange.target());
        exchange.respond(
                found.isPresent() ? 200 : 404,
                Map.of(),
                found.orElse("{\"errors\":[{\"code\":\"UNKNOWN\"}]}".getBytes(StandardCharsets.US_ASCII)));
    }

    private Optional<byte[]> find(String path) throws IOException {
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (last.matches("sha256:[0-9a-f]{64}") && content.has(Digest.parse(last))) {
            return Optional.of(content.read(Digest.parse(last), MOST_BYTES));
        }
        var named = path.contains("/manifests/") ? content.named(last) : Optional.<dev.ashlar.oci.Descriptor>empty();
        return named.isPresent() ? Optional.of(content.read(named.get(), MOST_BYTES)) : Optional.empty();
    }

    @Override
    public void close() {
        server.close();
    }
}
