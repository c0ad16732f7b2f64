package dev.ashlar.host.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.RequestRecord;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A host with one application, served on a port of its own; and a client that sends what it is told to. */
final class TestHost implements AutoCloseable, HostListener {
    private static final Path COMPONENTS =
            Path.of("src/test/resources/dev/ashlar/host/components").toAbsolutePath();
    private static final Path GUESTS = Path.of("../guests/http/built").toAbsolutePath();

    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<RequestRecord> requests = new CopyOnWriteArrayList<>();
    final Path directory;
    final Host host;
    final ApplicationSlot slot;
    private final HttpServer server;

    /** What came back. */
    record Response(int status, Map<String, String> headers, String body) {}

    private TestHost(Path directory, String manifest, Map<String, String> variables) throws IOException {
        this.directory = directory;
        this.host = Host.open(HostConfig.in(directory.resolve("state")).withListener(this));
        try {
            slot = new ApplicationSlot(host.start(application(directory, manifest), variables));
            server = HttpServer.start(HttpServerConfig.at(new InetSocketAddress("127.0.0.1", 0)), slot);
        } catch (RuntimeException | IOException e) {
            host.close();
            throw e;
        }
    }

    /** @param manifest with {@code COMPONENTS} and {@code GUESTS} for where built components are */
    static TestHost start(Path directory, String manifest) throws IOException {
        return new TestHost(directory, manifest, Map.of());
    }

    static TestHost start(Path directory, String manifest, Map<String, String> variables) throws IOException {
        return new TestHost(directory, manifest, variables);
    }

    static Application application(Path directory, String manifest) throws IOException {
        String text = manifest.replace("COMPONENTS", COMPONENTS.toString()).replace("GUESTS", GUESTS.toString());
        Path file = directory.resolve("ashlar.toml");
        Files.writeString(file, text);
        return ManifestLoader.load(file, NamedFiles.REQUIRED).application();
    }

    RunningApplication application() {
        return slot.application();
    }

    int port() {
        return server.address().getPort();
    }

    /** Waits, for a while. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("that did not come about");
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /**
     * The last request that a component got from another one with this path; waits until there is one, as what became of a request is told
     * when it has ended, which is behind its response.
     */
    RequestRecord request(String path) {
        Predicate<RequestRecord> isMeant =
                request -> request.target().equals(path) || request.target().startsWith(path + "?");
        await(() -> requests.stream().anyMatch(isMeant));
        return requests.reversed().stream().filter(isMeant).findFirst().orElseThrow();
    }

    /** Sends bytes, and gives back all that comes. */
    String exchange(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    Response get(String path, String... headers) throws IOException {
        return send("GET", path, "", headers);
    }

    Response send(String method, String path, String body, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(60_000);
            var head = new StringBuilder("%s %s HTTP/1.1\r\nconnection: close\r\n".formatted(method, path));
            boolean host = false;
            for (String header : headers) {
                head.append(header).append("\r\n");
                host |= header.startsWith("host:");
            }
            if (!host) {
                head.append("host: localhost\r\n");
            }
            if (!body.isEmpty()) {
                head.append("content-length: ").append(body.length()).append("\r\n");
            }
            socket.getOutputStream().write((head + "\r\n" + body).getBytes(ISO_8859_1));
            return response(new String(socket.getInputStream().readAllBytes(), UTF_8));
        }
    }

    private static Response response(String text) throws IOException {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no response: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        }
        String body = text.substring(end + 4);
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            body = dechunked(body);
        }
        return new Response(Integer.parseInt(lines[0].split(" ")[1]), headers, body);
    }

    private static String dechunked(String body) {
        var text = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int line = body.indexOf("\r\n", at);
            int length = Integer.parseInt(body.substring(at, line), 16);
            text.append(body, line + 2, line + 2 + length);
            at = line + 4 + length;
        }
        return text.toString();
    }

    @Override
    public void output(String application, String component, Stream stream, String line) {
        lines.add(component + " " + stream + " " + line);
    }

    @Override
    public RequestListener requests(String application) {
        return new RequestListener() {
            @Override
            public boolean wantsAll() {
                return true;
            }

            @Override
            public void completed(RequestRecord request) {
                requests.add(request);
            }
        };
    }

    @Override
    public void event(Event event) {
        events.add(event);
    }

    @Override
    public void close() {
        server.close();
        slot.close();
        host.close();
    }
}
