package dev.ashlar.conformance.wasi;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of the programs. Those that fail here and in wasmtime too, by the list of the suite's data, are at fault
 * themselves and count as skipped, with wasmtime's failure as the reason.
 */
final class WasiReport {
    private final List<String> failures = new ArrayList<>();
    private final List<String> skips = new ArrayList<>();
    private int passed;

    void add(WasiProgram program, Optional<String> complaint) {
        if (complaint.isEmpty()) {
            passed++;
        } else if (program.wasmtime().startsWith("fail")) {
            skips.add("%s: skipped, wasmtime: %s".formatted(program, program.wasmtime()));
        } else {
            failures.add(program + ": " + complaint.get());
        }
    }

    List<String> failures() {
        return failures;
    }

    void print(String suite, PrintWriter out) {
        skips.forEach(out::println);
        failures.forEach(out::println);
        out.printf("%s: %d passed, %d failed, %d skipped%n", suite, passed, failures.size(), skips.size());
        out.flush();
    }
}
