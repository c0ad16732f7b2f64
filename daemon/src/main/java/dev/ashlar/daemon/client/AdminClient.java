package dev.ashlar.daemon.client;

import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.oci.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A client of a daemon's admin API. Thread-safe.
 *
 * <p>All methods fail with a {@link ProblemException} when the daemon refuses, and with an {@link UnreachableException} when it does
 * not answer.
 */
public final class AdminClient {
    private static final int MOST_BYTES = 64 << 20;

    private final Address address;
    private final Optional<String> token;
    private final Optional<String> tenant;
    private final Optional<SSLContext> tls;
    private final Patience patience;

    /**
     * @param token to show; empty for who may open the socket or has a certificate
     * @param tenant that is meant; empty for the token's own, or the one called default
     * @param tls whom to trust, and with which keys; empty for what the JVM trusts
     */
    public AdminClient(Address address, Optional<String> token, Optional<String> tenant, Optional<SSLContext> tls) {
        this(address, token, tenant, tls, Patience.DEFAULT);
    }

    private AdminClient(
            Address address,
            Optional<String> token,
            Optional<String> tenant,
            Optional<SSLContext> tls,
            Patience patience) {
        this.address = address;
        this.token = token;
        this.tenant = tenant;
        this.tls = tls;
        this.patience = patience;
    }

    /** The same, waiting as long as this. */
    public AdminClient withPatience(Patience its) {
        return new AdminClient(address, token, tenant, tls, its);
    }

    public Address address() {
        return address;
    }

    /** Asks for something. */
    public Answer get(String path) throws IOException {
        return Answer.of(send("GET", path, Map.of(), Optional.empty()));
    }

    /** Changes something. */
    public Answer put(String path, Map<String, ?> body) throws IOException {
        return Answer.of(send("PUT", path, JSON, Optional.of(Wire.bytes(Json.bytes(body)))));
    }

    /** Has something done. */
    public Answer post(String path, Map<String, ?> body, Map<String, String> headers) throws IOException {
        var all = new LinkedHashMap<>(headers);
        all.putAll(JSON);
        return Answer.of(send("POST", path, all, Optional.of(Wire.bytes(Json.bytes(body)))));
    }

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    /** Removes something. */
    public void delete(String path) throws IOException {
        var _ = send("DELETE", path, Map.of(), Optional.empty());
    }

    /** A part of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Reply send(String method, String path, Map<String, String> headers, Optional<Wire.Upload> body) throws IOException {
        var reply = exchange(method, path, headers, body);
        if (reply.status() >= 400) {
            throw ProblemException.of(reply.status(), reply.body());
        }
        return reply;
    }

    /** The answer, whatever it is. */
    Reply exchange(String method, String path, Map<String, String> headers, Optional<Wire.Upload> body)
            throws IOException {
        boolean asksOnly = method.equals("GET") || method.equals("HEAD");
        try (var wire = connect(asksOnly ? () -> false : this::isThere)) {
            try {
                request(wire, method, path, headers, body);
                var head = wire.head();
                boolean bodiless = method.equals("HEAD");
                byte[] bytes = bodiless ? new byte[0] : wire.body(head).readNBytes(MOST_BYTES);
                return new Reply(head.status(), head.headers(), bytes);
            } catch (BrokenUploadException e) {
                throw e;
            } catch (IOException e) {
                throw brokenOff(e);
            }
        }
    }

    /** What takes a daemon long is waited for as long as it answers something else. */
    private boolean isThere() {
        try (var wire = connect(() -> false)) {
            request(wire, "GET", "/v1/openapi.json", Map.of(), Optional.empty());
            return wire.head().status() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private UnreachableException brokenOff(IOException e) {
        String what = e instanceof SilenceException silence
                ? "the daemon at %s has been silent for %s; check that it is well, and what is between here and there. What was asked may still be done"
                        .formatted(address, silence.waited())
                : "the daemon at %s broke off: %s".formatted(address, e.getMessage());
        return new UnreachableException(what, true, e);
    }

    /** A daemon that refuses an upload answers before it has read it all. */
    private void request(Wire wire, String method, String path, Map<String, String> headers, Optional<Wire.Upload> body)
            throws IOException {
        var all = new LinkedHashMap<>(headers);
        token.ifPresent(secret -> all.put("authorization", "Bearer " + secret));
        try {
            wire.send(method, path(path), all, body);
        } catch (BrokenUploadException | SilenceException e) {
            throw e;
        } catch (IOException e) {
            if (body.isEmpty()) {
                throw e;
            }
        }
    }

    private String path(String path) {
        return tenant.map(name -> path + (path.indexOf('?') < 0 ? '?' : '&') + "tenant=" + segment(name))
                .orElse(path);
    }

    private Wire connect(BooleanSupplier isWorthIt) throws IOException {
        try {
            return Wire.connect(address, tls, patience, isWorthIt);
        } catch (IOException e) {
            throw new UnreachableException("no daemon answers at %s: %s".formatted(address, e.getMessage()), false, e);
        }
    }

    /** Hands over lines as they come, until there are no more. Empty ones are left out. */
    public void lines(String path, Consumer<String> sink) throws IOException {
        try (var wire = connect(() -> false)) {
            try {
                request(wire, "GET", path, Map.of(), Optional.empty());
                var head = wire.head();
                if (head.status() >= 400) {
                    throw ProblemException.of(head.status(), wire.body(head).readNBytes(MOST_BYTES));
                }
                var reader = new BufferedReader(new InputStreamReader(wire.body(head), StandardCharsets.UTF_8));
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.isEmpty()) {
                        sink.accept(line);
                    }
                }
            } catch (IOException e) {
                throw brokenOff(e);
            }
        }
    }
}
