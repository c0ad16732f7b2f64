package dev.ashlar.bench;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code bench/run load}: how long it takes until a function of a large module runs, in a warm JVM, without code of earlier runs
 * and with.
 */
final class LoadBench {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 15;

    private final Path home;

    LoadBench(Path home) {
        this.home = home.toAbsolutePath();
    }

    /** Milliseconds. */
    private record Load(double compile, double call) {
        double total() {
            return compile + call;
        }
    }

    int run() throws IOException, InterruptedException, PeerException {
        Path file = module();
        byte[] binary = Files.readAllBytes(file);
        Path directory = Files.createTempDirectory("ashlar-code");
        try {
            EngineConfig cached = EngineConfig.DEFAULT.withCodeCache(directory);
            for (int i = 0; i < WARM_UP; i++) {
                Load ignored = load(EngineConfig.DEFAULT, binary);
                ignored = load(cached, binary);
            }
            Load[] fresh = new Load[ROUNDS];
            Load[] known = new Load[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                fresh[i] = load(EngineConfig.DEFAULT, binary);
                known[i] = load(cached, binary);
            }
            System.out.print(table(file, binary, fresh, known));
        } finally {
            delete(directory);
        }
        return 0;
    }

    /** Prints its path; fetches it the first time. */
    private Path module() throws IOException, InterruptedException, PeerException {
        Process process = new ProcessBuilder(
                        home.resolve("peers/starlingmonkey").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new PeerException("StarlingMonkey could not be fetched from npm");
        }
        return Path.of(path);
    }

    private static Load load(EngineConfig config, byte[] binary) {
        try (Engine engine = Engine.create(config)) {
            long start = System.nanoTime();
            Module module = engine.compile(binary);
            long compiled = System.nanoTime();
            try (Store store = engine.newStore()) {
                Instance instance = engine.newLinker().trapMissing().instantiate(store, module);
                Object ignored = instance.function("check_init").call()[0];
            }
            return new Load((compiled - start) / 1e6, (System.nanoTime() - compiled) / 1e6);
        }
    }

    private static String table(Path file, byte[] binary, Load[] fresh, Load[] known) {
        TextTable table = new TextTable();
        table.row(List.of(
                "%s, %.1f MB, warm JVM, medians of %d".formatted(file.getFileName(), binary.length / 1e6, ROUNDS),
                "no code cache",
                "with it"));
        table.row(row("decode and validate, ms", fresh, known, Load::compile));
        table.row(row("instantiate and call a small function, ms", fresh, known, Load::call));
        table.row(row("together, ms", fresh, known, Load::total));
        table.row(List.of("live heap, the file's bytes included, ÷ file", heap(binary), ""));
        return table.toString();
    }

    /** Picks a figure. */
    private interface Figure {
        double of(Load load);
    }

    private static List<String> row(String what, Load[] fresh, Load[] known, Figure figure) {
        return List.of(what, median(fresh, figure), median(known, figure));
    }

    private static String median(Load[] loads, Figure figure) {
        double[] all = Arrays.stream(loads).mapToDouble(figure::of).sorted().toArray();
        return String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", all[all.length / 2], all[0], all[all.length - 1]);
    }

    private static String heap(byte[] binary) {
        try (Engine engine = Engine.create()) {
            long before = used();
            Module module = engine.compile(binary);
            try (Store store = engine.newStore()) {
                Object ignored = engine.newLinker()
                        .trapMissing()
                        .instantiate(store, module)
                        .function("check_init")
                        .call()[0];
            }
            double beyond = Math.max(0, used() - before);
            Reference.reachabilityFence(module);
            return String.format(Locale.ROOT, "%.2f", (beyond + binary.length) / binary.length);
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
