package dev.ashlar.oci.registry;

import dev.ashlar.oci.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Sends requests, shows who asks where the registry wants to know, and follows where it leads. Only the registry itself is shown it: what
 * it leads to elsewhere is asked without.
 */
final class Transport implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_CHALLENGES = 2;
    /** In bytes a second: who takes less is not waited for. */
    private static final long LEAST_RATE = 16 << 10;

    private final HttpClient client;
    private final Authorization authorization;
    private final Duration patience;

    Transport(RegistryConfig config) throws IOException {
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .sslContext(Trust.with(config.authorities()))
                .build();
        this.authorization = new Authorization(config.credentials(), this::once);
        this.patience = config.patience();
    }

    /** The answer, of whatever status. */
    Response send(Request request) throws IOException {
        Optional<String> shown = authorization.known(request);
        for (int challenges = 0; ; challenges++) {
            Response response = follow(request, shown);
            if (response.status() != 401 || challenges == MAX_CHALLENGES || !isOwn(response)) {
                return response;
            }
            var asked = Challenge.parse(response.all("WWW-Authenticate"));
            var answer = authorization.answer(request, asked, shown);
            if (answer.isEmpty()) {
                return response;
            }
            response.close();
            shown = answer;
        }
    }

    private static boolean isOwn(Response response) {
        return response.request().endpoint().isOrigin(response.uri());
    }

    private Response follow(Request request, Optional<String> shown) throws IOException {
        Request next = request;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            boolean own = next.endpoint().isOrigin(next.uri());
            Request sent = own && shown.isPresent() ? next.with("Authorization", shown.get()) : next;
            Response response = once(sent);
            if (!response.isRedirect()) {
                return response;
            }
            try (response) {
                next = next.at(response.location());
            }
        }
        throw new RegistryException(
                Kind.PROTOCOL,
                "%s leads from %s to ever other places"
                        .formatted(request.endpoint().name(), request.uri().getPath()));
    }

    private Response once(Request request) throws IOException {
        URI uri = request.uri();
        try {
            HttpResponse<InputStream> response = client.send(built(request), HttpResponse.BodyHandlers.ofInputStream());
            return new Response(
                    request, response.statusCode(), response.headers(), uri, new StallGuard(response.body(), patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while %s was asked".formatted(uri.getHost()));
        } catch (IOException e) {
            throw Failures.unanswered(server(request), e);
        } catch (UncheckedIOException e) {
            throw Failures.unanswered(server(request), Objects.requireNonNull(e.getCause()));
        }
    }

    private static String server(Request request) {
        String name = request.endpoint().name();
        return request.endpoint().isOrigin(request.uri())
                ? name
                : request.uri().getAuthority() + ", where " + name + " leads to,";
    }

    private HttpRequest built(Request request) {
        long length = request.body().map(Request.Body::length).orElse(0L);
        var builder = HttpRequest.newBuilder(request.uri())
                .timeout(patience.plusSeconds(length / LEAST_RATE))
                .header("User-Agent", "ashlar")
                .method(request.method(), publisher(request));
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private static BodyPublisher publisher(Request request) {
        return request.body()
                .filter(body -> body.length() > 0)
                .map(body -> BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> {
                            try {
                                return body.source().open();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }),
                        body.length()))
                .orElse(BodyPublishers.noBody());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
