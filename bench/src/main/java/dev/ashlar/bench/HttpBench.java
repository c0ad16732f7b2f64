package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bench/run http}: servers of one workload, all up at once, loaded one at a time and in turns. Each round begins with the
 * next server, so that none always follows the same one.
 */
final class HttpBench {
    private final Path home;
    private final HttpOptions options;
    private final HttpLoadGenerator load;

    HttpBench(Path home, HttpOptions options) {
        this.home = home;
        this.options = options;
        this.load = new HttpLoadGenerator(options.connections());
    }

    HttpResult run(HttpWorkload workload) throws IOException, InterruptedException {
        List<Contestant> contestants = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try {
            for (String name : options.serversOf(workload)) {
                start(name, workload, contestants, problems);
            }
            for (int round = 0; round < options.rounds(); round++) {
                System.err.println("bench: round " + (round + 1) + " of " + options.rounds());
                List<Contestant> order = new ArrayList<>(contestants);
                Collections.rotate(order, -round);
                for (Contestant contestant : order) {
                    contestants.removeIf(it -> it == contestant && !timed(it, problems));
                }
            }
            return result(workload, contestants, problems);
        } finally {
            contestants.forEach(contestant -> contestant.server.close());
        }
    }

    private void start(String name, HttpWorkload workload, List<Contestant> contestants, List<String> problems)
            throws IOException, InterruptedException {
        System.err.println("bench: " + name + " serves " + workload.id());
        HttpServer server;
        try {
            server = HttpServer.start(name, workload, home);
        } catch (PeerException e) {
            problem(e, problems);
            return;
        }
        Contestant contestant = new Contestant(server);
        contestants.add(contestant);
        try {
            load.run(server.uri(), options.warmUp());
        } catch (PeerException e) {
            problem(e, problems);
            contestants.remove(contestant);
            server.close();
        }
    }

    private static void problem(PeerException e, List<String> problems) {
        problems.add(String.valueOf(e.getMessage()));
        System.err.println("bench: " + e.getMessage());
    }

    private boolean timed(Contestant contestant, List<String> problems) {
        HttpServer server = contestant.server;
        try {
            double before = server.costs().cpuSeconds();
            HttpLoad seen = load.run(server.uri(), options.seconds());
            double after = server.costs().cpuSeconds();
            server.check();
            if (seen.failures() > 0) {
                problems.add(server.name() + " failed " + seen.failures() + " of " + seen.requests() + " requests");
            }
            contestant.rounds.add(new HttpResult.Round(seen, after - before));
            return true;
        } catch (IOException | PeerException e) {
            problems.add(server.name() + " dropped out: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.add(server.name() + " was interrupted");
        }
        server.close();
        return false;
    }

    private HttpResult result(HttpWorkload workload, List<Contestant> contestants, List<String> problems)
            throws IOException {
        Map<String, HttpResult.Server> servers = new LinkedHashMap<>();
        for (Contestant contestant : contestants) {
            HttpServer server = contestant.server;
            servers.put(
                    server.name(),
                    new HttpResult.Server(
                            server.version(),
                            server.instances(),
                            contestant.rounds,
                            server.costs().residentBytes()));
        }
        return new HttpResult(workload, options.connections(), servers, problems);
    }

    private static final class Contestant {
        private final HttpServer server;
        private final List<HttpResult.Round> rounds = new ArrayList<>();

        Contestant(HttpServer server) {
            this.server = server;
        }
    }
}
