package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bench/run calls}: what a call from one component to another costs, with the host as one side too, and what it
 * costs to instantiate a composition. Each scenario gets fresh processes; engines take turns. A slow engine does fewer
 * operations per run.
 */
final class CallsBench {
    private static final double RUN_MILLIS = 250;
    private static final String ASHLAR = CallsReport.ASHLAR;

    private final Path home;
    private final ComputeOptions options;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    CallsBench(Path home, ComputeOptions options) {
        this.home = home;
        this.options = options;
    }

    /** Prints a table; the exit code says whether all engines answered alike. */
    int run() throws IOException {
        List<CallsReport.Row> rows = new ArrayList<>();
        for (CallScenario scenario : CallScenario.ALL) {
            if (options.filters().isEmpty() || options.filters().stream().anyMatch(scenario.name()::contains)) {
                System.err.println("bench: " + scenario.name());
                rows.add(measure(scenario));
            }
        }
        System.out.print(CallsReport.table(rows, options.peers(), versions));
        return problems.isEmpty() ? 0 : 1;
    }

    private CallsReport.Row measure(CallScenario scenario) throws IOException {
        List<Contestant> contestants = new ArrayList<>();
        try {
            start(ASHLAR, scenario, contestants);
            for (String peer : options.peers()) {
                start(peer, scenario, contestants);
            }
            for (int round = 0; round < options.rounds(); round++) {
                contestants.removeIf(contestant -> !attempt(contestant::timed));
            }
            Map<String, List<Double>> nanos = new LinkedHashMap<>();
            contestants.forEach(contestant -> nanos.put(contestant.name, contestant.nanos));
            compareAnswers(scenario, contestants);
            return new CallsReport.Row(scenario, nanos);
        } finally {
            contestants.forEach(contestant -> contestant.peer.close());
        }
    }

    private void start(String name, CallScenario scenario, List<Contestant> contestants) throws IOException {
        try {
            Peer peer = name.equals(ASHLAR)
                    ? Peer.ashlar(CallsPeer.class, options.jvmFlags())
                    : Peer.named(name + "-calls", home);
            versions.put(name, peer.version());
            Contestant contestant = new Contestant(name, peer, scenario);
            contestants.add(contestant);
            contestant.warmUp();
        } catch (PeerException e) {
            problem(String.valueOf(e.getMessage()));
        }
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

    private void compareAnswers(CallScenario scenario, List<Contestant> contestants) throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Contestant contestant : contestants) {
            attempt(() -> answers.put(
                    contestant.name,
                    contestant
                            .peer
                            .run(new Workload(scenario.name(), 1_000, false))
                            .checksum()));
        }
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
        private int operations;

        Contestant(String name, Peer peer, CallScenario scenario) throws IOException, PeerException {
            this.name = name;
            this.peer = peer;
            this.scenario = scenario;
            this.operations = Math.max(100, scenario.operations() / 100);
            peer.load(workload(), scenario.file(home));
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
