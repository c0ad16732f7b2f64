package dev.ashlar.bench;

import dev.ashlar.bench.rollout.ConstantLoad;
import dev.ashlar.bench.rollout.ConstantLoad.Seen;
import dev.ashlar.bench.rollout.Daemon;
import dev.ashlar.bench.rollout.Deployer;
import dev.ashlar.bench.rollout.HttpConnection;
import dev.ashlar.bench.rollout.Latencies;
import dev.ashlar.bench.rollout.PhotoApplication;
import dev.ashlar.bench.rollout.PhotoRequests;
import dev.ashlar.bench.rollout.RolloutOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code bench/run rollout}: what revisions cost those who send requests meanwhile, and how soon they serve. */
final class RolloutBench {
    private static final String BENCH = "rollout";
    private static final int PROGRESS = 20;
    private static final int WINDOW_SECONDS = 10;
    private static final String ANY_HOST = "*";

    private final Path home;
    private final RolloutOptions options;
    private final List<Figure> figures = new ArrayList<>();
    private String summary = "";

    RolloutBench(Path home, RolloutOptions options) {
        this.home = home.toAbsolutePath();
        this.options = options;
    }

    int run() throws IOException, InterruptedException, PeerException {
        List<Figure> all = figures();
        System.out.println();
        System.out.print(Figures.table(all));
        if (options.json() != null) {
            Files.writeString(options.json(), Figures.json(all));
        }
        System.out.println();
        System.out.println(summary);
        return Figures.held(all) ? 0 : 1;
    }

    List<Figure> figures() throws IOException, InterruptedException, PeerException {
        try (var daemon = Daemon.start(home, Daemon.folder(home));
                var deployer = daemon.deployer()) {
            Path copy = home.resolve("target/rollout/photos");
            var photos = PhotoApplication.copy(home.resolveSibling("examples/photos"), copy);
            photos.patchValidator(0);
            photos.patchGateway(0);
            long whole = deployer.deploy(copy, "photos", List.of(ANY_HOST)).sentBytes();
            revisions(daemon, deployer, photos, whole);
            if (options.firsts() > 0) {
                firsts(daemon, deployer, photos);
            }
            if (options.applications() > 0) {
                applications(daemon, deployer);
            }
        }
        return figures;
    }

    private void revisions(Daemon daemon, Deployer deployer, PhotoApplication photos, long whole)
            throws IOException, InterruptedException, PeerException {
        URI address = URI.create("http://127.0.0.1:" + daemon.site().getPort());
        PhotoRequests requests;
        try (var client = new PhotoClient(address)) {
            String token = client.token();
            requests = new PhotoRequests(address.getAuthority(), client.upload(token, 1), token, photos.validator());
        }
        var deploys = new Latencies();
        long patch = 0;
        Seen before;
        Seen during;
        Seen after;
        try (var load = ConstantLoad.start(daemon.site(), requests, options.rate(), options.connections())) {
            Seen ignored = pass(load, options.warmUp(), "warm-up");
            before = pass(load, options.rest(), "at rest before");
            var parts = new ArrayList<Seen>();
            long next = System.nanoTime();
            for (int revision = 1; revision <= options.revisions(); revision++) {
                photos.patchValidator(revision);
                var deployed = deployer.deploy(photos.directory(), "photos", List.of());
                patch = deployed.sentBytes();
                deploys.add(deployed.nanos());
                requests.acknowledged(revision);
                next = Math.max(next + options.every() * 1_000_000L, System.nanoTime());
                Thread.sleep((next - System.nanoTime()) / 1_000_000);
                if (revision % PROGRESS == 0 || revision == options.revisions()) {
                    parts.add(taken(load, "revision " + revision));
                }
            }
            during = Seen.all(parts);
            after = pass(load, options.rest(), "at rest behind");
        }
        report(deploys, before, during, after);
        figures.add(Figure.of(BENCH, "sent for the whole application", whole / 1e3, "KB"));
        figures.add(Figure.of(BENCH, "sent for a patch of one component, 15 KB", patch / 1e3, "KB"));
    }

    private void report(Latencies deploys, Seen before, Seen during, Seen after) {
        var rest = new Latencies();
        rest.addAll(before.latencies());
        rest.addAll(after.latencies());
        long failed = before.failed() + during.failed() + after.failed();
        List.of(before, during, after).forEach(seen -> seen.failures().forEach(System.out::println));
        row("at rest before", before.latencies());
        row("during the rollout", during.latencies());
        row("at rest behind", after.latencies());
        row("a deploy, from the directory to the answer", deploys);
        double ratio = during.latencies().percentile(99) / rest.percentile(99);
        figures.add(Figure.of(BENCH, "requests that failed", failed, "").atMost(0));
        figures.add(
                Figure.of(BENCH, "p99 during the rollout ÷ at rest", ratio, "x").atMost(2));
        figures.add(Figure.of(BENCH, "p99 at rest", rest.percentile(99), "ms"));
        figures.add(
                Figure.of(BENCH, "p99 during the rollout", during.latencies().percentile(99), "ms"));
        figures.add(Figure.of(BENCH, "a deploy, median", deploys.percentile(50), "ms"));
        summary = String.format(
                Locale.ROOT,
                "rollout: %d revisions, %d requests, %d failed, p99 ratio %.2f",
                options.revisions(),
                during.latencies().count(),
                failed,
                ratio);
    }

    private static void row(String what, Latencies latencies) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %8d   p50 %7.2f ms   p99 %7.2f ms   p99.9 %7.2f ms   max %7.2f ms%n",
                what,
                latencies.count(),
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.percentile(99.9),
                latencies.percentile(100));
    }

    /** Lets time pass, and says from window to window what requests see. */
    private static Seen pass(ConstantLoad load, int seconds, String what) throws InterruptedException {
        var parts = new ArrayList<Seen>();
        for (int left = seconds; left > 0; left -= WINDOW_SECONDS) {
            Thread.sleep(Math.min(left, WINDOW_SECONDS) * 1_000L);
            parts.add(taken(load, what));
        }
        return Seen.all(parts);
    }

    private static Seen taken(ConstantLoad load, String when) {
        Seen seen = load.take();
        Latencies latencies = seen.latencies();
        System.err.printf(
                Locale.ROOT,
                "bench: %-16s p50 %6.2f ms   p99 %6.2f ms   max %7.2f ms   %d failed%n",
                when,
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.percentile(100),
                seen.failed());
        return seen;
    }

    /** From the moment that a deploy begins until an answer of the new component is there; somebody asks all the time. */
    private void firsts(Daemon daemon, Deployer deployer, PhotoApplication photos)
            throws IOException, InterruptedException, PeerException {
        byte[] request = get("/photos/a/b/c", "127.0.0.1");
        var times = new Latencies();
        for (int revision = 1; revision <= options.firsts(); revision++) {
            photos.patchGateway(revision);
            try (var connection = new HttpConnection(daemon.site())) {
                long start = System.nanoTime();
                var failure = new ArrayList<IOException>();
                Thread deploy = Thread.ofVirtual().start(() -> {
                    try {
                        var ignored = deployer.deploy(photos.directory(), "photos", List.of());
                    } catch (IOException e) {
                        failure.add(e);
                    }
                });
                String text = photos.gateway().text(revision);
                while (!connection.send(request).body().contains(text)) {
                    if (!deploy.isAlive() && !connection.send(request).body().contains(text)) {
                        throw new PeerException(
                                "revision %d was deployed and does not answer %s".formatted(revision, failure));
                    }
                    Thread.sleep(1);
                }
                times.add(System.nanoTime() - start);
                deploy.join();
            }
        }
        row("from deploy to the first answer, 64 KB", times);
        figures.add(Figure.of(BENCH, "from deploy to the first answer, 64 KB, median", times.percentile(50), "ms")
                .atMost(150));
    }

    private static byte[] get(String path, String host) {
        return "GET %s HTTP/1.1\r\nhost: %s\r\n\r\n".formatted(path, host).getBytes(StandardCharsets.US_ASCII);
    }

    private void applications(Daemon daemon, Deployer deployer)
            throws IOException, InterruptedException, PeerException {
        Path folder = Files.createDirectories(home.resolve("target/rollout/hello"));
        Path component = HttpWorkload.HELLO.component(home.resolveSibling("guests"));
        Files.write(folder.resolve("hello.wasm"), Files.readAllBytes(component));
        Files.writeString(folder.resolve("ashlar.toml"), """
                [application]
                name = "hello"

                [component.hello]
                source = "hello.wasm"
                routes = ["/..."]
                """);
        long resident = ProcessCosts.of(daemon.process()).residentBytes();
        var deploys = new Latencies();
        long begin = System.nanoTime();
        for (int i = 0; i < options.applications(); i++) {
            deploys.add(deployer.deploy(folder, "hello-" + i, List.of()).nanos());
        }
        double deployed = (System.nanoTime() - begin) / 1e9;
        long afterDeploys = ProcessCosts.of(daemon.process()).residentBytes();
        var requests = new Latencies();
        begin = System.nanoTime();
        for (int i = 0; i < options.applications(); i++) {
            long start = System.nanoTime();
            try (var connection = new HttpConnection(daemon.site())) {
                var answer = connection.send(get("/", "hello-%d.localhost".formatted(i)));
                if (answer.status() != 200) {
                    throw new PeerException("application %d answers %s".formatted(i, answer));
                }
            }
            requests.add(System.nanoTime() - start);
        }
        double asked = (System.nanoTime() - begin) / 1e9;
        long afterRequests = ProcessCosts.of(daemon.process()).residentBytes();
        row("a deploy of a small application", deploys);
        row("one request to each", requests);
        int count = options.applications();
        figures.add(Figure.of(BENCH, count + " applications, deploys/s", count / deployed, "1/s"));
        figures.add(Figure.of(BENCH, "one request to each, requests/s", count / asked, "1/s"));
        figures.add(Figure.of(BENCH, "resident before these", resident / 1e6, "MB"));
        figures.add(Figure.of(BENCH, "more when they are deployed", (afterDeploys - resident) / 1e6, "MB"));
        figures.add(Figure.of(BENCH, "more when each has answered", (afterRequests - resident) / 1e6, "MB"));
    }
}
