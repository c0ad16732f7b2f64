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
    private static final String BENCH = "load";
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

    /** Prints a table. */
    List<Figure> figures() throws IOException, InterruptedException, PeerException {
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
            double heap = heap(binary);
            System.out.print(table(file, binary, fresh, known, heap));
            return List.of(
                    Figure.of(BENCH, "10 MB, decode and validate", median(fresh, Load::compile), "ms")
                            .atMost(400),
                    Figure.of(BENCH, "10 MB, instance and first call", median(fresh, Load::call), "ms")
                            .atMost(100),
                    Figure.of(BENCH, "10 MB, both with the code cache", median(known, Load::total), "ms")
                            .atMost(150),
                    Figure.of(BENCH, "10 MB, live heap ÷ file", heap, "x").atMost(3));
        } finally {
            delete(directory);
        }
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

    private static String table(Path file, byte[] binary, Load[] fresh, Load[] known, double heap) {
        TextTable table = new TextTable();
        table.row(List.of(
                "%s, %.1f MB, warm JVM, medians of %d".formatted(file.getFileName(), binary.length / 1e6, ROUNDS),
                "no code cache",
                "with it"));
        table.row(row("decode and validate, ms", fresh, known, Load::compile));
        table.row(row("instantiate and call a small function, ms", fresh, known, Load::call));
        table.row(row("together, ms", fresh, known, Load::total));
        table.row(List.of("live heap, the file's bytes included, ÷ file", Figure.number(heap), ""));
        return table.toString();
    }

    /** Picks a figure. */
    private interface Figured {
        double of(Load load);
    }

    private static List<String> row(String what, Load[] fresh, Load[] known, Figured figure) {
        return List.of(what, spread(fresh, figure), spread(known, figure));
    }

    private static double[] sorted(Load[] loads, Figured figure) {
        return Arrays.stream(loads).mapToDouble(figure::of).sorted().toArray();
    }

    private static double median(Load[] loads, Figured figure) {
        return sorted(loads, figure)[loads.length / 2];
    }

    private static String spread(Load[] loads, Figured figure) {
        double[] all = sorted(loads, figure);
        return String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", all[all.length / 2], all[0], all[all.length - 1]);
    }

    private static double heap(byte[] binary) {
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
            return (beyond + binary.length) / binary.length;
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
