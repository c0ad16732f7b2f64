package dev.ashlar.guests;

import com.sun.net.httpserver.HttpServer;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.NetworkGrant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A server that guests send requests to: the JDK's, which says what it was asked. */
final class Backend implements AutoCloseable {
    private final HttpServer server;

    Backend() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String answer = exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n";
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What is usual, and to reach it and nothing else. */
    Grants grants() {
        EgressRule rule =
                EgressRule.parse("http://127.0.0.1:" + server.getAddress().getPort());
        return ServedGuest.USUAL.withNetwork(NetworkGrant.NONE.withEgress(rule));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
