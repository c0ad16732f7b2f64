package dev.ashlar.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * A module of {@code bench/workloads}.
 *
 * @param module name of its file
 * @param argument what its {@code run} is called with: enough work for about 50 ms
 * @param apart reported, but not part of the geometric mean
 * @param jvmFlags that Ashlar's JVM gets for it
 */
record Workload(String name, String module, int argument, boolean apart, List<String> jvmFlags) {
    static final List<Workload> ALL = List.of(
            new Workload("sha256", 100, false),
            new Workload("matmul", 12, false),
            new Workload("interp", 600, false),
            new Workload("json", 100, false),
            new Workload("midloop", 30, false),
            new Workload("switchloop", 30, false),
            new Workload("bigfn", 24, false),
            new Workload("sieve", 12, false),
            new Workload("strhash", 60, false),
            new Workload("nbody", 800_000, false),
            new Workload("mandelbrot", 560, false),
            new Workload("lz", 60, false),
            new Workload("regex", 48, false),
            new Workload("sort", 15, false),
            new Workload("fib", 34, false),
            new Workload("sqljs", 8, false),
            new Workload("quickjs", 8, false),
            new Workload("markdown", 1000, false),
            new Workload("svg", 15, false),
            new Workload("simd", 1800, true),
            new Workload("simd", 1800, true).withVectorApi(),
            new Workload("lanes", 3000, true),
            new Workload("lanes", 3000, true).withVectorApi());

    /** Programs with structs and arrays, of {@code bench/workloads/gc}. */
    static final List<Workload> GC = List.of(
            gc("trees", 100), gc("map", 400), gc("list", 8), gc("shapes", 8_000), gc("sieve", 1_000), gc("kotlin", 20));

    Workload(String name, int argument, boolean apart) {
        this(name, name, argument, apart, List.of());
    }

    private static Workload gc(String name, int argument) {
        return new Workload(name, "gc/" + name, argument, false, List.of());
    }

    private Workload withVectorApi() {
        return new Workload(
                name + " + Vector API", module, argument, apart, List.of("--add-modules", "jdk.incubator.vector"));
    }

    Path file(Path home) {
        return home.resolve("workloads").resolve(module + ".wasm");
    }
}
