package dev.ashlar.oci.registry;

import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;
import dev.ashlar.oci.registry.RegistryException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Values for {@code Authorization} headers: those that a registry asked for, kept until they expire or are refused. Tokens are those of the
 * distribution project's "token authentication", with and without OAuth 2.
 */
final class Authorization {
    private static final int MAX_ANSWER = 1 << 20;
    private static final Duration DEFAULT_LIFE = Duration.ofSeconds(60);
    private static final String CLIENT = "ashlar";

    /** Sends a request as it is. */
    interface Sender {
        Response send(Request request) throws IOException;
    }

    private record Key(String registry, String scope) {}

    private record Value(String header, Instant until) {
        boolean lives() {
            return Instant.now().isBefore(until);
        }
    }

    private final Credentials credentials;
    private final Sender sender;
    private final Map<Key, Value> values = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    Authorization(Credentials credentials, Sender sender) {
        this.credentials = credentials;
        this.sender = sender;
    }

    /** What is known to be wanted. */
    Optional<String> known(Request request) {
        lock.lock();
        try {
            return Optional.ofNullable(values.get(key(request)))
                    .filter(Value::lives)
                    .map(Value::header);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Answers a challenge. Of several threads that meet one, the first asks for a token and all use it.
     *
     * @param used what was refused, if there was something
     * @return empty when there is nothing to show
     */
    Optional<String> answer(Request request, List<Challenge> challenges, Optional<String> used) throws IOException {
        lock.lock();
        try {
            @Nullable Value known = values.get(key(request));
            if (known != null && known.lives() && !used.equals(Optional.of(known.header()))) {
                return Optional.of(known.header());
            }
            var login = credentials.find(request.endpoint().name());
            Optional<Value> fresh = Optional.empty();
            for (Challenge challenge : challenges) {
                fresh = fresh.isPresent() ? fresh : value(request, challenge, login);
            }
            fresh.ifPresentOrElse(it -> values.put(key(request), it), () -> values.remove(key(request)));
            return fresh.map(Value::header).filter(it -> !used.equals(Optional.of(it)));
        } finally {
            lock.unlock();
        }
    }

    private static Key key(Request request) {
        return new Key(request.endpoint().name(), request.scope());
    }

    private Optional<Value> value(Request request, Challenge challenge, Optional<Login> login) throws IOException {
        return switch (challenge.scheme()) {
            case "basic" ->
                login.filter(Login.Password.class::isInstance)
                        .map(it -> new Value(((Login.Password) it).basic(), Instant.MAX));
            case "bearer" -> Optional.of(token(request, challenge, login));
            default -> Optional.empty();
        };
    }

    private Value token(Request request, Challenge challenge, Optional<Login> login) throws IOException {
        URI realm = realm(request.endpoint(), challenge);
        String service = challenge.parameters().getOrDefault("service", "");
        String scope = request.scope().isEmpty() ? challenge.parameters().getOrDefault("scope", "") : request.scope();
        Request ask = login.isPresent() && login.get() instanceof Login.IdentityToken(String token)
                ? refresh(request.endpoint(), realm, service, scope, token)
                : direct(request.endpoint(), realm, service, scope, login);
        try (Response response = sender.send(ask)) {
            if (response.status() != 200) {
                throw refused(ask, response, login);
            }
            return read(response);
        } catch (JsonException e) {
            throw new RegistryException(
                    Kind.PROTOCOL, "%s sends no token: %s".formatted(realm.getHost(), e.getMessage()), e);
        }
    }

    private static Request direct(Endpoint endpoint, URI realm, String service, String scope, Optional<Login> login) {
        var query = new StringBuilder();
        if (!service.isEmpty()) {
            query.append("&service=").append(encode(service));
        }
        for (String one : scope.split(" ")) {
            if (!one.isEmpty()) {
                query.append("&scope=").append(encode(one));
            }
        }
        String with = query.isEmpty() ? "" : (realm.getRawQuery() == null ? "?" : "&") + query.substring(1);
        var request = new Request(endpoint, "", "GET", URI.create(realm + with));
        return login.filter(Login.Password.class::isInstance)
                .map(it -> request.with("Authorization", ((Login.Password) it).basic()))
                .orElse(request);
    }

    private static Request refresh(Endpoint endpoint, URI realm, String service, String scope, String token) {
        byte[] form = "grant_type=refresh_token&client_id=%s&service=%s&scope=%s&refresh_token=%s"
                .formatted(CLIENT, encode(service), encode(scope), encode(token))
                .getBytes(StandardCharsets.UTF_8);
        return new Request(endpoint, "", "POST", realm)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with(new Request.Body(form.length, () -> new ByteArrayInputStream(form)));
    }

    private static Value read(Response response) throws IOException {
        JsonFields fields = Json.object(response.readAll(MAX_ANSWER, "a token"), MAX_ANSWER);
        String token = fields.optionalText("token")
                .or(() -> fields.optionalText("access_token"))
                .orElseThrow(() -> new JsonException("token is missing"));
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw new JsonException("token has characters that tokens have not");
        }
        long seconds = fields.optionalNumber("expires_in").orElse(DEFAULT_LIFE.toSeconds());
        // some time before it is refused, so that few requests are sent in vain
        Instant until = Instant.now().plusMillis(Math.clamp(seconds, 1, 86_400) * 900);
        return new Value("Bearer " + token, until);
    }

    private static URI realm(Endpoint endpoint, Challenge challenge) throws RegistryException {
        String realm = challenge.parameters().getOrDefault("realm", "");
        try {
            return endpoint.admit(URI.create(realm));
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    Kind.PROTOCOL,
                    "%s names no server of tokens, but %s".formatted(endpoint.name(), Failures.clip(realm)),
                    e);
        }
    }

    private static RegistryException refused(Request ask, Response response, Optional<Login> login) {
        String registry = ask.endpoint().name();
        return switch (response.status()) {
            case 400, 401, 403 ->
                new RegistryException(
                        Kind.UNAUTHORIZED,
                        "%s gives no token for %s%s; run `ashlar login %s`"
                                .formatted(
                                        ask.uri().getHost(),
                                        registry,
                                        login.map(it -> " to " + it).orElse(" to anybody"),
                                        registry));
            default ->
                Failures.of(
                        ask, response, "the request for a token at " + ask.uri().getHost());
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
