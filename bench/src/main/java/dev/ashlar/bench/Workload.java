package dev.ashlar.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * A module of {@code bench/workloads}.
 *
 * @param argument what its {@code run} is called with: enough work for about 50 ms
 * @param apart reported, but not part of the geometric mean
 */
record Workload(String name, int argument, boolean apart) {
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
            new Workload("simd", 1800, true));

    Path file(Path home) {
        return home.resolve("workloads").resolve(name + ".wasm");
    }
}
