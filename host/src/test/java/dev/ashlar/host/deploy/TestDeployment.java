package dev.ashlar.host.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.host.run.HostListener;
import dev.ashlar.host.testing.HeldRequest;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A host with one deployed application, served on a port of its own. */
final class TestDeployment implements AutoCloseable, HostListener {
    private static final Path COMPONENTS =
            Path.of("src/test/resources/dev/ashlar/host/components").toAbsolutePath();
    private static final Path GUESTS = Path.of("../guests/http/built").toAbsolutePath();

    final List<DeployEvent> deployed = new CopyOnWriteArrayList<>();
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    final Host host;
    final DeployedApplication application;
    final HttpServer server;
    private final Path directory;
    private final HttpClient client = HttpClient.newHttpClient();

    TestDeployment(Path directory) throws IOException {
        this(directory, UnaryOperator.identity());
    }

    TestDeployment(Path directory, UnaryOperator<DeployOptions> options) throws IOException {
        this.directory = directory;
        this.host = Host.open(HostConfig.in(directory.resolve("state")).withListener(this));
        this.application = DeployedApplication.open(
                host, "tested", options.apply(DeployOptions.DEFAULT.withListener(deployed::add)));
        this.server = HttpServer.start(HttpServerConfig.at(new InetSocketAddress("127.0.0.1", 0)), application);
    }

    /** @param manifest with {@code COMPONENTS} and {@code GUESTS} for where built components are */
    RevisionSource source(String manifest) {
        return source(manifest, Map.of());
    }

    RevisionSource source(String manifest, Map<String, String> variables) {
        String text = manifest.replace("COMPONENTS", COMPONENTS.toString()).replace("GUESTS", GUESTS.toString());
        return new RevisionSource() {
            @Override
            public Application load() {
                return ManifestLoader.read("ashlar.toml", text.getBytes(UTF_8), directory, NamedFiles.REQUIRED)
                        .application();
            }

            @Override
            public Map<String, String> variables() {
                return variables;
            }
        };
    }

    /** The same until {@code gone} says that it cannot be read any more. */
    static RevisionSource source(RevisionSource source, BooleanSupplier gone) {
        return new RevisionSource() {
            @Override
            public Application load() {
                if (gone.getAsBoolean()) {
                    throw new IllegalStateException("it is gone");
                }
                return source.load();
            }

            @Override
            public Map<String, String> variables() {
                return source.variables();
            }
        };
    }

    /** Prepares a revision and leads all requests to it. */
    void serve(int number, String manifest) {
        application.prepare(number, source(manifest), PrepareOptions.DEFAULT);
        application.route(Traffic.all(number));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        var uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What a component answers that a probe asks at /relay. */
    HttpResponse<String> relay(String url) throws IOException, InterruptedException {
        return relay("/relay", url);
    }

    /** @param path /relay with parameters */
    HttpResponse<String> relay(String path, String url) throws IOException, InterruptedException {
        return send(request(path).header("x-url", url).build());
    }

    /** A request to a probe that ends when the test says so; it is under way when this returns. */
    HeldRequest hold() throws IOException, InterruptedException {
        return hold("/count");
    }

    /** The same between two probes, the second of which the first asks at a host. */
    HeldRequest holdRelay(String host) throws IOException, InterruptedException {
        return hold("/relay", "x-url: http://%s/count".formatted(host));
    }

    private HeldRequest hold(String path, String... headers) throws IOException, InterruptedException {
        int before = application.base().capacity().instances().used();
        var held = HeldRequest.begin(server.address().getPort(), path, headers);
        await(() -> application.base().capacity().instances().used() == before + 1 + headers.length);
        return held;
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("that did not come about");
            }
            Thread.sleep(5);
        }
    }

    /** Until that was told, which is the last of it. */
    void awaitRetired(int number) throws InterruptedException {
        await(() -> deployed.stream()
                .anyMatch(event -> event instanceof DeployEvent.Retired retired && retired.revision() == number));
    }

    RevisionStatus revision(int number) {
        return application.revisions().stream()
                .filter(status -> status.number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void output(String name, String component, Stream stream, String line) {
        lines.add(component + " " + line);
    }

    @Override
    public void event(Event event) {
        events.add(event);
    }

    @Override
    public void close() {
        client.close();
        server.close();
        application.close();
        host.close();
    }
}
