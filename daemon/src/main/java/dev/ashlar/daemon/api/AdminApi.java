package dev.ashlar.daemon.api;

import dev.ashlar.daemon.apps.Failures;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.StateException;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpHandler;
import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Answers requests to the API; what goes wrong becomes a problem as RFC 9457 has it. */
final class AdminApi implements HttpHandler {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.daemon");

    private final List<Endpoint> endpoints;
    private final Authenticator authenticator;

    AdminApi(List<Endpoint> endpoints, Authenticator authenticator) {
        this.endpoints = endpoints;
        this.authenticator = authenticator;
    }

    private record Found(Endpoint endpoint, Map<String, String> parameters) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (ProblemException e) {
            refuse(exchange, e);
        } catch (StateException e) {
            refuse(exchange, Failures.of(e));
        } catch (JsonException | IllegalArgumentException e) {
            refuse(exchange, new ProblemException(Kind.INVALID, message(e)));
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, "a request to the admin API failed", e);
            refuse(exchange, new ProblemException(Kind.INTERNAL, "a bug in Ashlar: " + e));
        }
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.target();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        var query = query(mark < 0 ? "" : target.substring(mark + 1));
        var found = find(exchange.method(), path);
        var call = new Call(exchange, () -> callerOf(found.endpoint(), exchange), found.parameters(), query);
        if (found.endpoint().access() == Endpoint.Access.OPERATOR
                && !call.caller().isOperator()) {
            throw new ProblemException(Kind.NOT_FOUND, "there is nothing at " + path);
        }
        if (found.endpoint().access() == Endpoint.Access.TENANT) {
            authenticator.requireTenant(call.tenant());
        }
        found.endpoint().action().handle(call);
    }

    private Caller callerOf(Endpoint endpoint, HttpExchange exchange) {
        return endpoint.access() == Endpoint.Access.ANYONE
                ? new Caller(Optional.of(""), "anyone")
                : authenticator.callerOf(exchange);
    }

    private Found find(String method, String path) {
        var segments = segments(path);
        var methods = new TreeSet<String>();
        for (var endpoint : endpoints) {
            var parameters = endpoint.match(segments);
            if (parameters.isPresent() && endpoint.method().equals(method)) {
                return new Found(endpoint, parameters.get());
            }
            parameters.ifPresent(it -> methods.add(endpoint.method()));
        }
        if (methods.isEmpty()) {
            throw new ProblemException(Kind.NOT_FOUND, "there is nothing at " + path);
        }
        throw new ProblemException(
                Kind.METHOD_NOT_ALLOWED,
                "%s takes %s".formatted(path, String.join(", ", methods)),
                List.of(),
                Map.of("allow", String.join(", ", methods)));
    }

    private static List<String> segments(String path) {
        if (!path.startsWith("/")) {
            throw new ProblemException(Kind.INVALID, "a path begins with a slash");
        }
        return List.of(path.substring(1).split("/", -1)).stream()
                .map(AdminApi::decode)
                .toList();
    }

    private static Map<String, String> query(String text) {
        var query = new HashMap<String, String>();
        for (String part : text.isEmpty() ? List.<String>of() : List.of(text.split("&"))) {
            int equals = part.indexOf('=');
            var _ = query.put(
                    decode(equals < 0 ? part : part.substring(0, equals)),
                    equals < 0 ? "" : decode(part.substring(equals + 1)));
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Kind.INVALID, "a broken percent-encoding: " + text);
        }
    }

    private static void refuse(HttpExchange exchange, ProblemException problem) throws IOException {
        if (exchange.isAnswered()) {
            throw new IOException("failed while it was answered", problem);
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/problem+json");
        if (problem.kind() == Kind.UNAUTHORIZED) {
            headers.put("www-authenticate", "Bearer");
        }
        if (problem.members().get("allow") instanceof String methods) {
            headers.put("allow", methods);
        }
        problem.number("offset").ifPresent(offset -> headers.put("upload-offset", offset.toString()));
        exchange.respond(problem.kind().status(), headers, Json.bytes(problem.members()));
    }
}
