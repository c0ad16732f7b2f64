package dev.ashlar.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A registry that serves what a store has, unless a test has it do something else. */
final class FakeRegistry implements AutoCloseable {
    /** @return whether the request was answered */
    interface Behaviour {
        boolean handle(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ContentStore content;
    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile Behaviour behaviour = exchange -> false;

    FakeRegistry(ContentStore content) throws IOException {
        this.content = content;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String name() {
        return "localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        try (exchange) {
            if (!behaviour.handle(exchange)) {
                serve(exchange);
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/v2/")) {
            answer(exchange, 200, new byte[0]);
        } else if (last.startsWith("sha256:") && content.has(Digest.parse(last))) {
            answer(exchange, 200, Files.readAllBytes(content.path(Digest.parse(last))));
        } else if (path.contains("/manifests/") && content.named(last).isPresent()) {
            answer(exchange, 200, content.read(content.named(last).get(), 1 << 22));
        } else {
            answer(exchange, 404, "{\"errors\":[{\"code\":\"UNKNOWN\"}]}".getBytes(UTF_8));
        }
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        boolean bare = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, bare ? -1 : body.length);
        if (!bare) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
