package dev.ashlar.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * One thing that {@code bench/run calls} measures.
 *
 * @param name as the peers know it
 * @param component in {@code workloads/calls}
 * @param what is measured, for people
 * @param operations per timed run, on engines at home in it
 * @param barNanos what Ashlar may take per operation at most; 0 where there is no bar
 */
record CallScenario(String name, String component, String what, int operations, int barNanos) {
    static final List<CallScenario> ALL = List.of(
            new CallScenario("add", "calls", "component to component, scalars", 4_000_000, 30),
            new CallScenario("weigh", "calls", "the same, string of 100 bytes", 1_000_000, 250),
            new CallScenario("echo", "calls", "the same, string each way", 500_000, 0),
            new CallScenario("instantiate", "calls", "instantiate both components", 2_000, 40_000),
            new CallScenario("host-to-component", "callee", "host to component, scalars", 1_000_000, 0),
            new CallScenario("component-to-host", "caller", "component to host, scalars", 1_000_000, 0));

    Path file(Path home) {
        return home.resolve("workloads/calls").resolve(component + ".wasm");
    }
}
