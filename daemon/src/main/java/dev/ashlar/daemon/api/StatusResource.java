package dev.ashlar.daemon.api;

import dev.ashlar.daemon.api.Endpoint.Access;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** The daemon itself, and what its API is. */
final class StatusResource {
    private static final Set<String> OF_TENANTS = Set.of("started", "address", "tls", "domain");

    private final Supplier<Map<String, Object>> status;

    StatusResource(Supplier<Map<String, Object>> status) {
        this.status = status;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/v1/status", Access.TENANT, this::get),
                new Endpoint("GET", "/v1/openapi.json", Access.ANYONE, StatusResource::describe));
    }

    /** How much is going on over all is the operator's affair. */
    private void get(Call call) throws IOException {
        var members = new LinkedHashMap<>(status.get());
        if (!call.caller().isOperator()) {
            boolean _ = members.keySet().retainAll(OF_TENANTS);
        }
        call.answer(200, members);
    }

    private static void describe(Call call) throws IOException {
        call.exchange().respond(200, Map.of("content-type", "application/json"), document());
    }

    static byte[] document() {
        try (InputStream in = Objects.requireNonNull(StatusResource.class.getResourceAsStream("openapi.json"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
