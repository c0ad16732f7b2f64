package dev.ashlar.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * One thing that {@code bench/run calls} or {@code bench/run instantiate} measures.
 *
 * @param name as the peers know it
 * @param side who drives it
 * @param file in the side's folder of {@code workloads}, without its ending
 * @param what is measured, for people
 * @param operations per timed run, on engines at home in it
 * @param barNanos what Ashlar may take per operation at most; 0 where there is no bar
 * @param barRatio the same as a multiple of what wasmtime takes
 */
record CallScenario(String name, Side side, String file, String what, int operations, int barNanos, double barRatio) {
    /** Components, or core modules: with programs and modules of their own. */
    enum Side {
        COMPONENT("calls", CallsPeer.class),
        CORE("core", CorePeer.class);

        private final String folder;
        private final Class<?> program;

        Side(String folder, Class<?> program) {
            this.folder = folder;
            this.program = program;
        }

        Class<?> program() {
            return program;
        }

        /** The peer's driver for this side. */
        String driver(String peer) {
            return peer + "-" + folder;
        }
    }

    static final List<CallScenario> COMPONENTS = List.of(
            component("add", "calls", "component to component, scalars", 4_000_000, 30),
            component("weigh", "calls", "the same, string of 100 bytes", 1_000_000, 250),
            component("echo", "calls", "the same, string each way", 500_000, 0),
            component("instantiate", "calls", "instantiate both components", 2_000, 40_000),
            component("host-to-component", "callee", "host to component, scalars", 1_000_000, 0),
            component("component-to-host", "caller", "component to host, scalars", 1_000_000, 0));

    static final List<CallScenario> CORE_CALLS = List.of(
            core("host-to-wasm", "calls", "host to Wasm", 10_000_000, 20, 0),
            core("wasm-to-host", "calls", "Wasm to host", 20_000_000, 10, 0),
            core("indirect", "calls", "call_indirect, eight targets", 50_000_000, 0, 2),
            core("cross-instance", "calls", "instance to instance", 50_000_000, 10, 0));

    static final List<CallScenario> FRESH = List.of(
            core("fresh", "fresh", "instantiate, call, drop: 17 pages, 100 KB of data", 20_000, 15_000, 1),
            core("fresh-tracked", "fresh", "the same, writes tracked from the start", 20_000, 0, 0),
            core("fresh-large", "large", "the same by default, 1.2 MB of data", 20_000, 0, 0));

    private static CallScenario component(String name, String file, String what, int operations, int barNanos) {
        return new CallScenario(name, Side.COMPONENT, file, what, operations, barNanos, 0);
    }

    private static CallScenario core(
            String name, String file, String what, int operations, int barNanos, double barRatio) {
        return new CallScenario(name, Side.CORE, file, what, operations, barNanos, barRatio);
    }

    Path path(Path home) {
        return home.resolve("workloads").resolve(side.folder).resolve(file + ".wasm");
    }
}
