package dev.ashlar.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The read path of {@code examples/photos}: its five components linked by the host, beside the same five composed into one file.
 * Both have a store with {@value #PHOTOS} photos; wrk loads one and the other in turns.
 */
final class PhotosBench {
    private static final List<String> PARTS = List.of("gateway", "auth", "validator", "image", "store");
    private static final int PHOTOS = 20;
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 3;
    private static final int WARM_UP_SECONDS = 8;

    private static final String ONE = """
            [component.photos]
            source = "built/photos.wasm"
            routes = ["/token", "/photos/..."]
            key-value = ["photos"]
            blobs = ["photos"]
            config = { secret = "known to everybody", user = "demo", password = "demo", lifetime = "3600" }
            limits = { memory = "337MiB", deadline = "20s", cpu = "15s", request-body = "10MiB" }
            """;

    private final Path home;
    private final HttpLoadGenerator load = new HttpLoadGenerator(CONNECTIONS);

    PhotosBench(Path home) {
        this.home = home;
    }

    /**
     * Requests per second, medians.
     *
     * @param metadata of one photo
     * @param list of all
     */
    record Rates(double metadata, double list) {}

    /** @param five components linked by the host; {@code one} the same in one file */
    record Result(Rates five, Rates one) {}

    Result run() throws IOException, InterruptedException, PeerException {
        Path folder = Files.createDirectories(home.resolve("target/app/photos"));
        Path built = folder.resolve("five/built");
        Files.createDirectories(built);
        Files.createDirectories(folder.resolve("five/page"));
        Files.createDirectories(folder.resolve("one/built"));
        Path example = home.resolveSibling("examples/photos");
        for (String part : PARTS) {
            copy(example.resolve("built").resolve(part + ".wasm"), built.resolve(part + ".wasm"));
        }
        copy(example.resolve("ashlar.toml"), folder.resolve("five/ashlar.toml"));
        Files.writeString(folder.resolve("one/ashlar.toml"), ONE);
        compose(built, folder.resolve("one/built/photos.wasm"));
        try (AppServer five = start(folder.resolve("five"));
                AppServer one = start(folder.resolve("one"))) {
            return measure(new Photos(five), new Photos(one));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Path ignored = Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private void compose(Path built, Path to) throws IOException, InterruptedException, PeerException {
        var command = new ArrayList<String>(List.of(
                home.resolveSibling("cli/target/run/bin/ashlar").toString(), "compose", built + "/gateway.wasm"));
        PARTS.stream().skip(1).forEach(part -> command.addAll(List.of("--plug", built + "/" + part + ".wasm")));
        command.addAll(List.of("-o", to.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new PeerException("the components of examples/photos cannot be composed");
        }
    }

    private AppServer start(Path application) throws IOException, InterruptedException, PeerException {
        AppServer server = AppServer.start(home, "ashlar", application, application);
        double ignored = server.awaitListening();
        return server;
    }

    private Result measure(Photos five, Photos one) throws IOException, InterruptedException, PeerException {
        var all = List.of(five, one);
        for (Photos photos : all) {
            double ignored = photos.rate(photos.location, WARM_UP_SECONDS) + photos.rate("/photos", WARM_UP_SECONDS);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Photos photos : all) {
                photos.metadata.add(photos.rate(photos.location, SECONDS));
                photos.list.add(photos.rate("/photos", SECONDS));
            }
        }
        return new Result(five.rates(), one.rates());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** A photo service with some photos. */
    private final class Photos {
        private final URI address;
        final String location;
        final List<Double> metadata = new ArrayList<>();
        final List<Double> list = new ArrayList<>();

        Photos(AppServer server) throws IOException, InterruptedException, PeerException {
            this.address = server.uri();
            try (var client = new PhotoClient(address)) {
                String token = client.token();
                String last = "";
                for (int i = 0; i < PHOTOS; i++) {
                    last = client.upload(token, i);
                }
                location = last;
            }
        }

        Rates rates() {
            return new Rates(median(metadata), median(list));
        }

        double rate(String path, int seconds) throws IOException, InterruptedException, PeerException {
            HttpLoad seen = load.run(address.resolve(path), seconds);
            if (seen.failures() > 0) {
                throw new PeerException("%d requests for %s failed".formatted(seen.failures(), path));
            }
            return seen.requestsPerSecond();
        }
    }
}
