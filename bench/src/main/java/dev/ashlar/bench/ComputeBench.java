package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs each workload on every engine: load, warm up alone, then timed rounds in which the engines take turns, so that a
 * disturbance of the machine hits all of them. Each workload gets fresh processes: no profile is left over from another.
 */
final class ComputeBench {
    private static final int MIN_WARM_UP_RUNS = 5;

    /** An engine that needs seconds per run is not waited for through all the rounds. */
    private static final double TIMED_BUDGET_MILLIS = 30_000;

    private static final int MIN_TIMED_RUNS = 3;

    private final Path home;
    private final List<Workload> workloads;
    private final ComputeOptions options;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    ComputeBench(Path home, List<Workload> workloads, ComputeOptions options) {
        this.home = home;
        this.workloads = workloads;
        this.options = options;
    }

    ComputeResult run() throws IOException {
        List<ComputeResult.Row> rows = new ArrayList<>();
        for (Workload workload : workloads) {
            if (options.selects(workload)) {
                System.err.println("bench: " + workload.name());
                rows.add(measure(workload));
            }
        }
        return new ComputeResult(rows, options.peers(), versions, problems);
    }

    private ComputeResult.Row measure(Workload workload) throws IOException {
        List<Contestant> contestants = new ArrayList<>();
        try {
            start("ashlar", workload).ifPresent(contestants::add);
            for (String peer : options.peers()) {
                start(peer, workload).ifPresent(contestants::add);
            }
            for (int round = 0; round < options.rounds(); round++) {
                contestants.removeIf(c -> !c.timedRun());
            }
            Map<String, Timing> timings = new LinkedHashMap<>();
            contestants.forEach(c -> timings.put(c.peer.name(), c.timing()));
            return new ComputeResult.Row(workload, timings);
        } finally {
            contestants.forEach(c -> c.peer.close());
        }
    }

    private Optional<Contestant> start(String name, Workload workload) throws IOException {
        Peer peer;
        try {
            peer = name.equals("ashlar") ? ashlar(workload) : Peer.named(name, home);
        } catch (PeerException e) {
            problem(e);
            return Optional.empty();
        }
        versions.put(name, peer.version());
        try {
            Contestant contestant = new Contestant(peer, workload);
            contestant.warmUp();
            return Optional.of(contestant);
        } catch (PeerException e) {
            problem(e);
            peer.close();
            return Optional.empty();
        }
    }

    private Peer ashlar(Workload workload) throws IOException, PeerException {
        List<String> flags = new ArrayList<>(options.jvmFlags());
        flags.addAll(workload.jvmFlags());
        return Peer.ashlar(flags);
    }

    private void problem(PeerException e) {
        if (!problems.contains(e.getMessage())) {
            problems.add(e.getMessage());
            System.err.println("bench: " + e.getMessage());
        }
    }

    /** One engine at work on one workload. */
    private final class Contestant {
        private final Peer peer;
        private final Workload workload;
        private final double loadMillis;
        private final List<Double> warmUp = new ArrayList<>();
        private final List<Double> timed = new ArrayList<>();
        private double timedMillis;
        private String checksum = "";

        Contestant(Peer peer, Workload workload) throws IOException, PeerException {
            this.peer = peer;
            this.workload = workload;
            this.loadMillis = peer.load(workload, workload.file(home));
        }

        void warmUp() throws IOException, PeerException {
            boolean onJvm = peer.name().equals("ashlar") || peer.name().equals("chicory");
            double budget = options.warmUpSeconds() * 1000 / (onJvm ? 1 : 3);
            double spent = 0;
            while (spent < budget || (warmUp.size() < MIN_WARM_UP_RUNS && spent < 4 * budget)) {
                warmUp.add(checkedRun());
                spent += warmUp.getLast();
            }
        }

        /** False once the engine fails. */
        boolean timedRun() {
            if (timed.size() >= MIN_TIMED_RUNS && timedMillis > TIMED_BUDGET_MILLIS) {
                return true;
            }
            try {
                timed.add(checkedRun());
                timedMillis += timed.getLast();
                return true;
            } catch (IOException | PeerException e) {
                problem(e instanceof PeerException p ? p : new PeerException(peer.name() + ": " + e.getMessage()));
                peer.close();
                return false;
            }
        }

        private double checkedRun() throws IOException, PeerException {
            Peer.Run run = peer.run(workload);
            if (!checksum.isEmpty() && !checksum.equals(run.checksum())) {
                throw new PeerException(
                        peer.name() + ", " + workload.name() + ": checksum " + run.checksum() + " after " + checksum);
            }
            checksum = run.checksum();
            return run.milliseconds();
        }

        Timing timing() {
            return new Timing(checksum, loadMillis, List.copyOf(warmUp), List.copyOf(timed));
        }
    }
}
