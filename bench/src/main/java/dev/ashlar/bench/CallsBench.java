package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bench/run calls} and {@code bench/run instantiate}: what a call costs from one component or instance to another, and with the
 * host as one side; what it costs to make an instance. Each scenario gets fresh processes; engines take turns. A slow engine does
 * fewer operations per run.
 */
final class CallsBench {
    /** Whose results engines must agree on. */
    private static final int FIRST_OPERATIONS = 1_000;

    private static final double RUN_MILLIS = 250;
    private static final String ASHLAR = CallsReport.ASHLAR;

    private final Path home;
    private final ComputeOptions options;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private final String name;
    private final List<CallScenario> scenarios;

    /** @param name on the command line */
    CallsBench(Path home, ComputeOptions options, String name, List<CallScenario> scenarios) {
        this.home = home;
        this.options = options;
        this.name = name;
        this.scenarios = scenarios.stream()
                .filter(scenario -> options.filters().isEmpty()
                        || options.filters().stream().anyMatch(scenario.name()::contains))
                .toList();
    }

    /** Prints a table of each side. */
    List<Figure> figures() throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (CallScenario.Side side : CallScenario.Side.values()) {
            List<CallsReport.Row> rows = new ArrayList<>();
            for (CallScenario scenario : scenarios) {
                if (scenario.side() == side) {
                    System.err.println("bench: " + scenario.name());
                    rows.add(measure(scenario));
                }
            }
            if (!rows.isEmpty()) {
                System.out.print(CallsReport.table(rows, peers(side), versions));
                rows.forEach(row -> figures.addAll(CallsReport.figures(name, row)));
            }
        }
        return figures;
    }

    /** Whether engines failed, or answered differently. */
    boolean hasFailed() {
        return !problems.isEmpty();
    }

    /** Those that there is a driver for. */
    private List<String> peers(CallScenario.Side side) {
        return options.peers().stream()
                .filter(peer -> Files.exists(home.resolve("peers").resolve(side.driver(peer))))
                .toList();
    }

    private CallsReport.Row measure(CallScenario scenario) throws IOException {
        List<Contestant> contestants = new ArrayList<>();
        try {
            start(ASHLAR, scenario, contestants);
            for (String peer : peers(scenario.side())) {
                start(peer, scenario, contestants);
            }
            for (int round = 0; round < options.rounds(); round++) {
                contestants.removeIf(contestant -> !attempt(contestant::timed));
            }
            Map<String, List<Double>> nanos = new LinkedHashMap<>();
            contestants.forEach(contestant -> nanos.put(contestant.name, contestant.nanos));
            compareAnswers(scenario, contestants);
            return new CallsReport.Row(scenario, nanos, garbage(scenario, contestants));
        } finally {
            contestants.forEach(contestant -> contestant.peer.close());
        }
    }

    private void start(String name, CallScenario scenario, List<Contestant> contestants) throws IOException {
        try {
            Peer peer = name.equals(ASHLAR)
                    ? Peer.ashlar(scenario.side().program(), options.jvmFlags())
                    : Peer.named(scenario.side().driver(name), home);
            versions.put(name, peer.version());
            Contestant contestant = new Contestant(name, peer, scenario);
            contestants.add(contestant);
            contestant.warmUp();
        } catch (PeerException e) {
            problem(String.valueOf(e.getMessage()));
        }
    }

    /** Bytes that an operation allocates in Ashlar; no number where it is not known. */
    private double garbage(CallScenario scenario, List<Contestant> contestants) throws IOException {
        double[] bytes = {Double.NaN};
        for (Contestant contestant : contestants) {
            if (contestant.name.equals(ASHLAR) && scenario.side() == CallScenario.Side.CORE) {
                attempt(() -> bytes[0] = contestant.peer.garbage(new Workload(scenario.name(), 10_000, false)) / 1e4);
            }
        }
        return bytes[0];
    }

    private interface Attempt {
        void run() throws IOException, PeerException;
    }

    private boolean attempt(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (IOException | PeerException e) {
            problem(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void problem(String message) {
        problems.add(message);
        System.err.println("bench: " + message);
    }

    private void compareAnswers(CallScenario scenario, List<Contestant> contestants) {
        Map<String, String> answers = new LinkedHashMap<>();
        contestants.forEach(contestant -> answers.put(contestant.name, contestant.answer));
        if (answers.values().stream().distinct().count() > 1) {
            problem(scenario.name() + ": different answers: " + answers);
        }
    }

    /** One engine in one scenario. */
    private final class Contestant {
        private final String name;
        private final Peer peer;
        private final CallScenario scenario;
        private final List<Double> nanos = new ArrayList<>();

        /** To the first operations: some callees answer differently the more often they were called. */
        private final String answer;

        private int operations;

        Contestant(String name, Peer peer, CallScenario scenario) throws IOException, PeerException {
            this.name = name;
            this.peer = peer;
            this.scenario = scenario;
            this.operations = Math.max(100, scenario.operations() / 100);
            peer.load(workload(), scenario.path(home));
            this.answer = peer.run(new Workload(scenario.name(), FIRST_OPERATIONS, false))
                    .checksum();
        }

        private Workload workload() {
            return new Workload(scenario.name(), operations, false);
        }

        void warmUp() throws IOException, PeerException {
            double budget = options.warmUpSeconds() * 1000 / (name.equals(ASHLAR) ? 1 : 3);
            double spent = 0;
            double last = 0;
            while (spent < budget) {
                last = peer.run(workload()).milliseconds();
                spent += last;
                if (last < RUN_MILLIS / 4 && operations < scenario.operations()) {
                    operations *= 2;
                }
            }
            operations = (int) Math.max(100, operations * Math.min(4, RUN_MILLIS / last));
        }

        void timed() throws IOException, PeerException {
            nanos.add(peer.run(workload()).milliseconds() * 1e6 / operations);
        }
    }
}
