import dev.ashlar.host.deploy.DeployOptions;
import dev.ashlar.host.deploy.DeployedApplication;
import dev.ashlar.host.deploy.PrepareOptions;
import dev.ashlar.host.deploy.RevisionSource;
import dev.ashlar.host.deploy.Traffic;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Revisions of the photo service's validator, one after the other, under load: what preparing one costs, how long the first request of
 * each takes, and what all others see. The load comes from a process of its own, at a constant rate; latencies count from when a request
 * was due.
 *
 * <pre>{@code
 * java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp 'cli/target/run/lib/*' \
 *     bench/trials/Revisions.java REVISIONS PAUSE_MILLIS REQUESTS_A_SECOND
 * }</pre>
 */
public final class Revisions {
    private static final String TEXT = "must not be empty";
    private static final Path PHOTOS = Path.of("examples/photos").toAbsolutePath();

    private Revisions() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("load")) {
            load(arguments);
        } else {
            run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        }
    }

    private static void run(int revisions, int pause, int rate) throws Exception {
        Path folder = Files.createTempDirectory("revisions");
        byte[] validator = Files.readAllBytes(PHOTOS.resolve("built/validator.wasm"));
        String manifest = Files.readString(PHOTOS.resolve("ashlar.toml"))
                .replace("\"built/", "\"" + PHOTOS.resolve("built") + "/")
                .replace("\"page\"", "\"" + PHOTOS.resolve("page") + "\"");
        try (Host host = Host.open(HostConfig.in(folder.resolve("state")));
                var photos = DeployedApplication.open(host, "photos", DeployOptions.DEFAULT);
                HttpServer server = HttpServer.start(
                        HttpServerConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), photos);
                HttpClient client = HttpClient.newHttpClient()) {
            photos.prepare(1, source(folder, manifest, validator, 1), PrepareOptions.DEFAULT);
            photos.route(Traffic.all(1));
            String base = "http://127.0.0.1:" + server.address().getPort();
            String login = client.send(
                            HttpRequest.newBuilder(URI.create(base + "/token"))
                                    .header("content-type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("user=demo&password=demo"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            String token = login.replaceAll(".*\"access_token\" *: *\"([^\"]*)\".*", "$1");
            var upload = HttpRequest.newBuilder(URI.create(base + "/photos?title=x"))
                    .header("authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofByteArray(java.util.Base64.getDecoder()
                            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")))
                    .build();
            var made = client.send(upload, BodyHandlers.ofString());
            String location = made.headers().firstValue("location").orElseThrow(() -> new IOException(made.body()));
            try (var load = new Load(server.address().getPort(), token, location, rate)) {
                System.out.println("warming up");
                Thread.sleep(Integer.getInteger("warm", 30) * 1000L);
                load.take();
                Thread.sleep(Integer.getInteger("rest", 10) * 1000L);
                System.out.println("at rest      " + load.take());
                state();
                var prepared = new ArrayList<Double>();
                var first = new ArrayList<Double>();
                var classes = ManagementFactory.getClassLoadingMXBean();
                for (int number = 2; number <= revisions + 1; number++) {
                    long loaded = classes.getTotalLoadedClassCount();
                    var source = source(folder, manifest, validator, number);
                    long start = System.nanoTime();
                    photos.prepare(number, source, PrepareOptions.DEFAULT);
                    prepared.add(millis(start));
                    photos.route(Traffic.all(number));
                    String answer = client.send(
                                    HttpRequest.newBuilder(URI.create(base + "/photos?title="))
                                            .header("authorization", "Bearer " + token)
                                            .POST(BodyPublishers.noBody())
                                            .build(),
                                    BodyHandlers.ofString())
                            .body();
                    if (!answer.contains(text(number))) {
                        throw new IOException("not of revision " + number + ": " + answer);
                    }
                    first.add(millis(start));
                    photos.retire(number - 1);
                    Thread.sleep(pause);
                    if (number <= 6 || number % (revisions / 10) == 0) {
                        System.out.printf("%d: prepared %.1f ms, first answer %.1f ms, %d classes; %s%n", number,
                                prepared.getLast(), first.getLast(), classes.getTotalLoadedClassCount() - loaded,
                                number % (revisions / 10) == 0 ? load.take() : "");
                    }
                }
                report("prepare", prepared);
                report("until the first answer", first);
                state();
                load.take();
                Thread.sleep(Integer.getInteger("rest", 10) * 1000L);
                System.out.println("at rest again " + load.take());
            }
            state();
        }
        System.exit(0);
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void report(String what, List<Double> values) {
        var sorted = values.stream().sorted().toList();
        System.out.printf("%s: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n", what, sorted.get(sorted.size() / 2),
                sorted.get((int) (sorted.size() * 0.99)), sorted.getLast());
    }

    private static void state() {
        System.gc();
        var classes = ManagementFactory.getClassLoadingMXBean();
        long metaspace = 0;
        long code = 0;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().contains("Metaspace")) {
                metaspace += pool.getUsage().getUsed();
            } else if (pool.getName().contains("Code")) {
                code += pool.getUsage().getUsed();
            }
        }
        System.out.printf("heap %d MB, metaspace %d MB, code %d MB, classes %d, JIT %d s in all%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20, metaspace >> 20, code >> 20,
                classes.getLoadedClassCount(),
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime() / 1000);
    }

    private static RevisionSource source(Path folder, String manifest, byte[] validator, int number)
            throws IOException {
        byte[] patched = validator.clone();
        int at = new String(validator, StandardCharsets.ISO_8859_1).indexOf(TEXT);
        System.arraycopy(text(number).getBytes(StandardCharsets.ISO_8859_1), 0, patched, at, TEXT.length());
        Path file = folder.resolve("validator-" + number + ".wasm");
        Files.write(file, patched);
        String text = manifest.replace(PHOTOS.resolve("built") + "/validator.wasm", file.toString());
        return new RevisionSource() {
            @Override
            public Application load() {
                return ManifestLoader.read(
                                "ashlar.toml", text.getBytes(StandardCharsets.UTF_8), PHOTOS, NamedFiles.REQUIRED)
                        .application();
            }

            @Override
            public Map<String, String> variables() {
                return Map.of();
            }
        };
    }

    private static String text(int number) {
        return "r".repeat(TEXT.length() - 6) + String.format("%06d", number);
    }

    private static final class Load implements AutoCloseable {
        private final Process process;
        private final BufferedReader in;
        private final PrintStream out;

        Load(int port, String token, String location, int rate) throws IOException {
            process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseSerialGC", "-Xmx256m",
                            "-cp", System.getProperty("java.class.path"), "bench/trials/Revisions.java", "load", "" + port, token, location, "" + rate)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            in = new BufferedReader(new InputStreamReader(process.getInputStream()));
            out = new PrintStream(process.getOutputStream(), true);
        }

        String take() throws IOException {
            out.println();
            return in.readLine();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private static void load(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        byte[][] requests = {
            "GET %s HTTP/1.1\r\nhost: localhost\r\n\r\n".formatted(arguments[3]).getBytes(),
            "POST /photos?title= HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer %s\r\ncontent-length: 0\r\n\r\n"
                    .formatted(arguments[2])
                    .getBytes()
        };
        long interval = 1_000_000_000L / Integer.parseInt(arguments[4]);
        long begin = System.nanoTime() + 100_000_000;
        var next = new AtomicLong();
        var latencies = new long[1 << 22];
        var count = new AtomicLong();
        var failed = new AtomicLong();
        for (int i = 0; i < 16; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                try (var socket = new java.net.Socket("127.0.0.1", port)) {
                    socket.setTcpNoDelay(true);
                    var in = new java.io.BufferedInputStream(socket.getInputStream());
                    while (true) {
                        long number = next.getAndIncrement();
                        long due = begin + number * interval;
                        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                            LockSupport.parkNanos(left);
                        }
                        int kind = (int) (number % 2);
                        socket.getOutputStream().write(requests[kind]);
                        int status = answer(in);
                        if (status != (kind == 0 ? 200 : 422)) {
                            failed.incrementAndGet();
                            System.err.println("status " + status);
                        }
                        latencies[(int) (count.getAndIncrement() & latencies.length - 1)] = System.nanoTime() - due;
                    }
                } catch (Exception e) {
                    failed.incrementAndGet();
                    e.printStackTrace();
                }
            });
        }
        var in = new BufferedReader(new InputStreamReader(System.in));
        while (in.readLine() != null) {
            int n = (int) count.getAndSet(0);
            long[] sorted = Arrays.copyOf(latencies, n);
            Arrays.sort(sorted);
            System.out.printf("%d requests, %d failed, ms: p50 %.2f, p90 %.2f, p99 %.2f, p99.9 %.2f, most %.2f%n", n, failed.get(),
                    at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
        }
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
    }

    private static int answer(java.io.InputStream in) throws IOException {
        String line = line(in);
        int status = Integer.parseInt(line.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase();
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:");
        }
        if (chunked) {
            for (int size = Integer.parseInt(line(in), 16); ; size = Integer.parseInt(line(in), 16)) {
                in.readNBytes(size);
                line(in);
                if (size == 0) {
                    return status;
                }
            }
        }
        in.readNBytes(length);
        return status;
    }

    private static String line(java.io.InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new java.io.EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
