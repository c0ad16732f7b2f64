package dev.ashlar.daemon.api;

import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Tenant;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidReferenceException;
import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request to the API. */
final class Call {
    private static final int MOST_BYTES = 1 << 20;
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    private final HttpExchange exchange;
    private final Caller caller;
    private final Map<String, String> parameters;
    private final Map<String, String> query;
    private final Supplier<Caller> authentication;
    private byte @Nullable [] body;

    /** @param authentication finds out who asks, or fails if nobody known does */
    Call(
            HttpExchange exchange,
            Supplier<Caller> authentication,
            Map<String, String> parameters,
            Map<String, String> query) {
        this.exchange = exchange;
        this.authentication = authentication;
        this.caller = authentication.get();
        this.parameters = parameters;
        this.query = query;
    }

    HttpExchange exchange() {
        return exchange;
    }

    Caller caller() {
        return caller;
    }

    /** Whether who asks could still do so. */
    boolean isStillAllowed() {
        try {
            return authentication.get().equals(caller);
        } catch (ProblemException e) {
            return false;
        }
    }

    /** The tenant that is meant: the caller's own, or whom the operator names. What another one has is not there. */
    String tenant() {
        var named = query("tenant");
        var own = caller.tenant();
        if (own.isPresent() && named.filter(name -> !name.equals(own.get())).isPresent()) {
            throw new ProblemException(Kind.NOT_FOUND, "there is no tenant \"%s\"".formatted(named.get()));
        }
        return own.or(() -> named).orElse(Tenant.DEFAULT);
    }

    String parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    boolean hasParameter(String name) {
        return parameters.containsKey(name);
    }

    /** A revision in the path. */
    int number(String name) {
        return number(name, parameter(name));
    }

    Digest digest(String name) {
        try {
            return Digest.parse(parameter(name));
        } catch (InvalidReferenceException e) {
            throw new ProblemException(Kind.INVALID, "%s: %s".formatted(parameter(name), e.getMessage()));
        }
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    Optional<Integer> queryNumber(String name) {
        return query(name).map(value -> number(name, value));
    }

    boolean flag(String name) {
        return query.containsKey(name) && !query.get(name).equals("false");
    }

    private static int number(String name, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new ProblemException(Kind.INVALID, "%s is no number: %s".formatted(name, value));
        }
        return Integer.parseInt(value);
    }

    /** The bytes of the body, at most 1 MiB. */
    byte[] bytes() throws IOException {
        var known = body;
        if (known == null) {
            known = exchange.requestBody().readNBytes(MOST_BYTES + 1);
            if (known.length > MOST_BYTES) {
                throw new ProblemException(Kind.TOO_LARGE, "the body has more than 1 MiB");
            }
            body = known;
        }
        return known;
    }

    /** The body; an object without members where there is none. */
    JsonFields fields() throws IOException {
        byte[] bytes = bytes();
        try {
            return Json.object(bytes.length == 0 ? "{}".getBytes(StandardCharsets.US_ASCII) : bytes, MOST_BYTES);
        } catch (JsonException e) {
            throw new ProblemException(Kind.INVALID, "the body: " + e.getMessage());
        }
    }

    void answer(int status, Map<String, ?> members) throws IOException {
        exchange.respond(status, JSON, Json.bytes(members));
    }

    /** Without a body. */
    void answer(int status) throws IOException {
        exchange.respond(status, Map.of(), new byte[0]);
    }
}
