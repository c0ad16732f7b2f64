package dev.ashlar.host.web;

import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.http.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Short answers. */
public final class Answers {
    private static final byte[] NOTHING = {};

    private Answers() {}

    /** There is nothing for the request's path. */
    public static void notFound(HttpExchange exchange) throws IOException {
        text(exchange, 404, "There is nothing here.", Map.of());
    }

    /** A line of text, and the request's id. */
    public static void text(HttpExchange exchange, int status, String text, Map<String, String> more)
            throws IOException {
        var headers = new LinkedHashMap<>(more);
        headers.put("content-type", "text/plain; charset=utf-8");
        headers.put("x-request-id", exchange.requestId());
        String body = "%d %s\nrequest id: %s\n".formatted(status, text, exchange.requestId());
        exchange.respond(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static void empty(HttpExchange exchange, int status, Map<String, String> headers) throws IOException {
        exchange.respond(status, headers, NOTHING);
    }

    /** What a manifest says. */
    public static void fixed(HttpExchange exchange, HttpAction.Respond response) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        response.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        if (!response.body().isEmpty()) {
            headers.putIfAbsent("content-type", "text/plain; charset=utf-8");
        }
        exchange.respond(response.status(), headers, response.body().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends the client elsewhere. The query goes along.
     *
     * @param parameter the value of one of the route's parameters, decoded
     */
    public static void redirect(HttpExchange exchange, HttpAction.Redirect redirect, UnaryOperator<String> parameter)
            throws IOException {
        var location = new StringBuilder();
        String[] segments = redirect.location().split("(?<=/)|(?=[/?#])", -1);
        for (String segment : segments) {
            location.append(segment.startsWith(":") ? encode(parameter.apply(segment.substring(1))) : segment);
        }
        int query = exchange.target().indexOf('?');
        if (query >= 0 && location.indexOf("?") < 0 && location.indexOf("#") < 0) {
            location.append(exchange.target(), query, exchange.target().length());
        }
        empty(exchange, redirect.status(), Map.of("location", location.toString()));
    }

    /** As one segment of a path, so that a value cannot lead to another host. */
    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
