import dev.ashlar.engine.CodeCacheConfig;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.bundle.HostPlaces;
import dev.ashlar.host.bundle.UnpackedDirectories;
import dev.ashlar.host.deploy.DeployOptions;
import dev.ashlar.host.deploy.DeployedApplication;
import dev.ashlar.host.deploy.RevisionSource;
import dev.ashlar.host.deploy.Traffic;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Many applications in one process: registered asleep, each woken by a request, put to sleep again, woken again. Each has components of
 * its own: the bytes differ by a custom section, so nothing is shared but what any two components share.
 *
 * <pre>{@code
 * java -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED -cp 'cli/target/run/lib/*' \
 *     bench/peers/app/ManyApplications.java examples/photos 1000 /page
 * }</pre>
 *
 * The arguments: a directory with an ashlar.toml, or a component; how many; the path to ask for. The last lines are figures by name.
 */
public final class ManyApplications {
    private final Path folder;
    private final Host host;
    private final ContentStore store;
    private final UnpackedDirectories directories;
    private final List<DeployedApplication> deployed = new ArrayList<>();

    private ManyApplications(Path folder, Host host, HostConfig config) {
        this.folder = folder;
        this.host = host;
        this.store = config.contentStore();
        this.directories = new UnpackedDirectories(folder.resolve("state"));
    }

    public static void main(String[] arguments) throws Exception {
        Path source = Path.of(arguments[0]).toAbsolutePath();
        int most = Integer.parseInt(arguments[1]);
        String path = arguments[2];
        Path folder = Files.createTempDirectory("apps");
        var config = HostConfig.in(folder.resolve("state"))
                .withCodeCache(Optional.of(new CodeCacheConfig(Files.createDirectories(folder.resolve("code")), 4L << 30)));
        try (Host host = Host.open(config)) {
            new ManyApplications(folder, host, config).run(source, most, path);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run(Path source, int most, String path) throws Exception {
        List<Descriptor> bundles = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            bundles.add(bundle(source, i));
        }
        Sample before = Sample.now();
        long start = System.nanoTime();
        for (int i = 0; i < most; i++) {
            deployed.add(register(i, bundles.get(i)));
        }
        figure("registered, each, us", (System.nanoTime() - start) / 1e3 / most);
        Sample asleep = Sample.now();
        asleep.figures("asleep", before, most);
        try (var server = HttpServer.start(HttpServerConfig.at(new InetSocketAddress("127.0.0.1", 0)), exchange ->
                deployed.get(Integer.parseInt(exchange.header("x-app").orElseThrow())).handle(exchange))) {
            int port = server.address().getPort();
            ask(port, "first, from nothing", most, path);
            ask(port, "awake", most, path);
            Sample awake = Sample.now();
            awake.figures("awake", asleep, most);
            sleep();
            Sample again = Sample.now();
            again.figures("asleep again", before, most);
            ask(port, "woken", most, path);
            sleep();
            ask(port, "woken, components still compiled", most, path);
            for (int i = 0; i < 3; i++) {
                sleep();
                Sample.now();
                ask(port, "woken again", most, path);
            }
            sleep();
            Sample.now().figures("asleep after three", again, most);
        }
        deployed.forEach(DeployedApplication::close);
        figure("threads", Thread.activeCount());
    }

    private void sleep() {
        long start = System.nanoTime();
        deployed.forEach(one -> one.sleep(1));
        figure("put to sleep, each, us", (System.nanoTime() - start) / 1e3 / deployed.size());
    }

    private static void ask(int port, String what, int most, String path) throws IOException {
        var times = new double[most];
        long start = System.nanoTime();
        for (int i = 0; i < most; i++) {
            long begun = System.nanoTime();
            String answer = get(port, i, path);
            times[i] = (System.nanoTime() - begun) / 1e6;
            if (!answer.startsWith("HTTP/1.1 200")) {
                throw new IOException(answer);
            }
        }
        figure(what + ", requests/s", most / ((System.nanoTime() - start) / 1e9));
        Arrays.sort(times);
        figure(what + ", p50 ms", times[most / 2]);
        figure(what + ", p99 ms", times[Math.min(most - 1, most * 99 / 100)]);
    }

    private static String get(int port, int number, String path) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(
                    "GET %s HTTP/1.1\r\nhost: a\r\nx-app: %d\r\nconnection: close\r\n\r\n".formatted(path, number)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private Descriptor bundle(Path source, int number) throws IOException {
        Path directory = Files.createDirectories(folder.resolve("app-" + number));
        if (Files.isDirectory(source)) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = directory.resolve(source.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.write(copy, file.toString().endsWith(".wasm") ? marked(file, number) : Files.readAllBytes(file));
                }
            }
        } else {
            Files.write(directory.resolve("component.wasm"), marked(source, number));
            Files.writeString(directory.resolve("ashlar.toml"), """
                    [application]
                    name = "app-%d"

                    [component.hello]
                    source = "component.wasm"
                    routes = ["/..."]
                    """.formatted(number));
        }
        var application = ManifestLoader.load(directory.resolve("ashlar.toml"), NamedFiles.REQUIRED).application();
        return Bundles.write(application, new SourceReader(application, store), store);
    }

    /** The same component with other bytes. */
    private static byte[] marked(Path file, int number) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(Files.readAllBytes(file));
        byte[] text = "%08d".formatted(number).getBytes(StandardCharsets.US_ASCII);
        out.write(new byte[] {0, (byte) (text.length + 2), 1, 'n'});
        out.write(text);
        return out.toByteArray();
    }

    private DeployedApplication register(int number, Descriptor bundle) {
        var application = DeployedApplication.open(host, "app-" + number, DeployOptions.DEFAULT);
        application.register(1, new RevisionSource() {
            @Override
            public Application load() {
                try {
                    return Bundles.read(bundle, store, directories, HostPlaces.NONE).application();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public Map<String, String> variables() {
                return Map.of();
            }
        });
        application.route(Traffic.all(1));
        return application;
    }

    private static void figure(String name, double value) {
        System.out.printf("%s: %.2f%n", name, value);
    }

    private record Sample(long resident, long heap, long metaspace, long classes) {
        static Sample now() throws Exception {
            for (int i = 0; i < 3; i++) {
                System.gc();
                Thread.sleep(200);
            }
            long metaspace = 0;
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                if (pool.getName().equals("Metaspace")) {
                    metaspace += pool.getUsage().getUsed();
                }
            }
            return new Sample(
                    residentNow(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    metaspace,
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }

        private static long residentNow() throws IOException {
            return Files.readString(Path.of("/proc/self/status"))
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        }

        void figures(String what, Sample before, int most) {
            figure(what + ", resident MB", resident / 1e6);
            figure(what + ", heap MB", heap / 1e6);
            figure(what + ", metaspace MB", metaspace / 1e6);
            figure(what + ", classes", classes);
            figure(what + ", heap KB more for each", (heap - before.heap) / 1e3 / most);
            figure(what + ", metaspace KB more for each", (metaspace - before.metaspace) / 1e3 / most);
        }
    }
}
