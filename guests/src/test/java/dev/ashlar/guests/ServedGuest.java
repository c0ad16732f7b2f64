package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.engine.Engine;
import dev.ashlar.http.HttpComponent;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.InvocationLimits;
import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.RequestRecord;
import dev.ashlar.http.WasiHttp;
import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.RandomGrant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A component of {@code http} on a server of its own. */
final class ServedGuest implements AutoCloseable {
    /** What runtimes of languages want: clocks and random numbers. */
    static final Grants USUAL = Grants.NONE.withClock(new ClockGrant.System()).withRandom(new RandomGrant.Secure());

    /** The first requests of an interpreter run on code that the JVM has not compiled yet. */
    private static final InvocationLimits PATIENT =
            InvocationLimits.DEFAULT.withDeadline(Duration.ofMinutes(3)).withCpu(Duration.ofMinutes(2));

    private static final Path SOURCES = Path.of(System.getProperty("ashlar.guests.http", "http"));
    private static final Path MADE = Path.of(System.getProperty("ashlar.guests.http.made", "target/http"));

    private final Engine engine = Engine.create();
    private final WasiHttp http = WasiHttp.open(HttpConfig.DEFAULT);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<RequestFailure> failures = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private ServedGuest(Path file, Grants grants) throws IOException {
        byte[] binary = Files.readAllBytes(file);
        String name = file.getFileName().toString().replace(".wasm", "");
        long start = System.nanoTime();
        Component component = Component.compile(engine, binary, name);
        ComponentLinker linker = ComponentLinker.create(engine);
        Preview2.define(linker);
        http.define(linker);
        HttpComponent handler = HttpComponent.of(
                linker.link(component),
                new HttpComponentConfig(name).withGrants(exchange -> grants).withLimits(PATIENT));
        server = HttpServer.start(
                HttpServerConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .withListener(new Failures()),
                handler);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d bytes ready to serve in %,d ms%n",
                name,
                binary.length,
                (System.nanoTime() - start) / 1_000_000);
    }

    static ServedGuest checkedIn(String name, Grants grants) throws IOException {
        return new ServedGuest(SOURCES.resolve("built").resolve(name + ".wasm"), grants);
    }

    /** Made by its build script where it is not there; the test is skipped where that cannot be. */
    static ServedGuest made(String name, String language, Grants grants) throws IOException, InterruptedException {
        Path file = MADE.resolve(name + ".wasm");
        if (Files.notExists(file)) {
            Optional<String> problem = new BuildScript(SOURCES, MADE).run(language);
            if (problem.isPresent()) {
                return abort(name + " is not there and cannot be made: " + problem.get());
            }
        }
        return new ServedGuest(file, grants);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.Builder::GET);
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(
                path, request -> request.header("content-type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return client.send(
                request.apply(HttpRequest.newBuilder(uri)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** Waits until a request went wrong in that way; clients may have their answer earlier. */
    void awaitFailure(RequestFailure.Kind kind) throws InterruptedException {
        for (int i = 0; i < 500 && failures.stream().noneMatch(failure -> failure.kind() == kind); i++) {
            Thread.sleep(20);
        }
        assertThat(failures).extracting(RequestFailure::kind).contains(kind);
    }

    @Override
    public void close() {
        client.close();
        server.close();
        http.close();
        engine.close();
    }

    private final class Failures implements RequestListener {
        @Override
        public boolean wantsAll() {
            return false;
        }

        @Override
        public void completed(RequestRecord request) {
            request.failure().ifPresent(failure -> {
                failures.add(failure);
                System.out.printf("%s: %s %s%n", request.target(), failure.kind(), failure.reason());
                failure.backtrace().forEach(frame -> System.out.println("    " + frame));
            });
        }
    }
}
