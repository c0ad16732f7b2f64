import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.host.run.RunningApplication;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What idle applications hold: resident memory, live heap, metaspace and code cache of a host with 1 of them, and with many more. All
 * run the same component under names of their own, with a key-value and a blob store each.
 *
 * <pre>{@code
 * java -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED -cp 'cli/target/run/lib/*' \
 *     bench/peers/app/IdleApplications.java guests/http/built/c-hello.wasm 1000
 * }</pre>
 *
 * The last line is {@code figures}, then the bytes that are resident with one application, and with all of them, and those of heap,
 * metaspace and code that each holds.
 */
public final class IdleApplications {
    private IdleApplications() {}

    public static void main(String[] arguments) throws Exception {
        Path component = Path.of(arguments[0]);
        int most = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("idle");
        List<RunningApplication> running = new ArrayList<>();
        try (Host host = Host.open(HostConfig.in(folder.resolve("state")))) {
            running.add(start(host, folder, component, 0));
            Sample one = Sample.now();
            System.out.println("1 application: " + one);
            for (int i = 1; i <= most; i++) {
                running.add(start(host, folder, component, i));
            }
            Sample many = Sample.now();
            System.out.println(most + " more: " + many);
            System.out.printf("each: %.1f KB resident, %.1f KB of heap, %.1f KB of metaspace, %.1f KB of code%n",
                    (many.resident - one.resident) / 1e3 / most,
                    (many.heap - one.heap) / 1e3 / most,
                    (many.metaspace - one.metaspace) / 1e3 / most,
                    (many.code - one.code) / 1e3 / most);
            System.out.printf("figures %d %d %d%n", one.resident, many.resident,
                    (many.heap + many.metaspace + many.code - one.heap - one.metaspace - one.code) / most);
            running.forEach(RunningApplication::close);
        }
    }

    private static RunningApplication start(Host host, Path folder, Path component, int number) throws Exception {
        Path directory = Files.createDirectories(folder.resolve("app-" + number));
        Files.copy(component, directory.resolve("component.wasm"));
        Files.writeString(directory.resolve("ashlar.toml"), """
                [component.hello]
                source = "component.wasm"
                routes = ["/..."]
                key-value = ["index"]
                blobs = ["files"]
                config = { title = "number %d" }
                """.formatted(number));
        return host.start(ManifestLoader.load(directory.resolve("ashlar.toml"), NamedFiles.REQUIRED).application(), Map.of());
    }

    private record Sample(long resident, long heap, long metaspace, long code) {
        static Sample now() throws Exception {
            for (int i = 0; i < 3; i++) {
                System.gc();
                Thread.sleep(200);
            }
            long metaspace = 0;
            long code = 0;
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                    if (pool.getName().equals("Metaspace")) {
                    metaspace += pool.getUsage().getUsed(); // the class space is a part of it
                } else if (pool.getName().startsWith("CodeHeap") || pool.getName().equals("CodeCache")) {
                    code += pool.getUsage().getUsed();
                }
            }
            return new Sample(
                    residentNow(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    metaspace,
                    code);
        }

        private static long residentNow() throws IOException {
            return Files.readString(Path.of("/proc/self/status"))
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        }

        @Override
        public String toString() {
            return "%.1f MB resident, %.1f MB of heap, %.1f MB of metaspace, %.1f MB of code"
                    .formatted(resident / 1e6, heap / 1e6, metaspace / 1e6, code / 1e6);
        }
    }
}
