package dev.ashlar.oci.registry;

import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.registry.RegistryException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes errors of what registries and networks do. */
final class Failures {
    private static final int MAX_DETAIL = 300;
    private static final int MAX_BODY = 1 << 16;

    private Failures() {}

    /**
     * The error that an answer is.
     *
     * @param what was asked for, as in "blob sha256:… of acme/app"
     */
    static RegistryException of(Request request, Response response, String what) {
        String registry = request.endpoint().name();
        String said = "%s answered %d to %s%s".formatted(registry, response.status(), what, detail(response));
        return switch (response.status()) {
            case 401, 403 ->
                new RegistryException(
                        Kind.UNAUTHORIZED,
                        said + "; run `ashlar login %s` as somebody who may do that".formatted(registry));
            case 404 -> new RegistryException(Kind.NOT_FOUND, said + "; check repository, tag and digest");
            case 429 ->
                RegistryException.passing(
                        Kind.RATE_LIMITED, said + "; wait, or log in", retryAfter(response), Optional.empty());
            case 408, 500, 502, 503, 504 ->
                RegistryException.passing(
                        Kind.SERVER_ERROR, said + "; try again later", retryAfter(response), Optional.empty());
            case 507 -> new RegistryException(Kind.SERVER_ERROR, said);
            default -> new RegistryException(Kind.REFUSED, said);
        };
    }

    /** The same as one that may go away when what was asked for is asked for in another way. */
    static RegistryException passing(Response response, String what) {
        String message = String.valueOf(of(response.request(), response, what).getMessage());
        return RegistryException.passing(Kind.REFUSED, message, Optional.empty(), Optional.empty());
    }

    private static Optional<Duration> retryAfter(Response response) {
        return response.header("Retry-After")
                .filter(it -> it.matches("[0-9]{1,5}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)));
    }

    private static String detail(Response response) {
        try {
            String text = errors(response.readAtMost(MAX_BODY, "an error"));
            return text.isBlank() ? "" : " (" + clip(text.strip()) + ")";
        } catch (IOException | JsonException e) {
            return ""; // the status says enough
        }
    }

    private static String errors(byte[] body) {
        return Json.object(body, MAX_BODY).objects("errors").stream()
                .map(error -> (error.textOrEmpty("code") + " " + error.textOrEmpty("message")).strip())
                .collect(Collectors.joining(", "));
    }

    /** Text from others, short and without control characters. */
    static String clip(String text) {
        String safe = text.replaceAll("\\p{C}", "?");
        return safe.length() <= MAX_DETAIL ? safe : safe.substring(0, MAX_DETAIL) + "…";
    }

    /** The error that what was asked for comes too slowly. */
    static RegistryException stalled(String server, String what, StalledException failure) {
        return RegistryException.passing(
                Kind.UNREACHABLE,
                "%s sends %s too slowly: %s; try again, what came of a blob is kept"
                        .formatted(server, what, failure.getMessage()),
                Optional.empty(),
                Optional.of(failure));
    }

    /** The error that no answer came. */
    static RegistryException unanswered(String server, IOException failure) {
        if (failure instanceof RegistryException known) {
            return known;
        }
        @Nullable CertificateException distrust = cause(failure, CertificateException.class);
        if (distrust != null) {
            return new RegistryException(
                    Kind.UNTRUSTED,
                    "the certificate of %s is not trusted: %s; --ca FILE names the authority that signed it"
                            .formatted(server, clip(reason(distrust))),
                    failure);
        }
        if (failure instanceof SSLException) {
            return new RegistryException(
                    Kind.UNTRUSTED,
                    "no encrypted connection with %s: %s; --plain-http does without"
                            .formatted(server, clip(reason(failure))),
                    failure);
        }
        if (cause(failure, UnresolvedAddressException.class) != null) {
            return new RegistryException(
                    Kind.UNREACHABLE, "there is no server of the name %s; check it".formatted(server), failure);
        }
        return RegistryException.passing(
                Kind.UNREACHABLE, message(server, failure), Optional.empty(), Optional.of(failure));
    }

    private static String message(String server, IOException failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ -> "%s cannot be reached: nobody answers".formatted(server);
            case HttpTimeoutException _ -> "%s does not answer".formatted(server);
            case ConnectException _ ->
                "%s cannot be reached: no connection; check the address, and that it runs".formatted(server);
            default -> "the connection with %s broke: %s".formatted(server, clip(reason(failure)));
        };
    }

    private static String reason(Throwable failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        @Nullable Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}
