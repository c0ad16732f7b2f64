package dev.ashlar.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

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
    private static final Pattern TOKEN = Pattern.compile("\"access_token\": ?\"([^\"]+)\"");

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
            try (HttpClient client = HttpClient.newHttpClient()) {
                String token = token(client);
                String last = "";
                for (int i = 0; i < PHOTOS; i++) {
                    last = upload(client, token, i);
                }
                location = last;
            }
        }

        Rates rates() {
            return new Rates(median(metadata), median(list));
        }

        private String token(HttpClient client) throws IOException, InterruptedException, PeerException {
            var request = HttpRequest.newBuilder(address.resolve("/token"))
                    .header("content-type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("user=demo&password=demo"))
                    .build();
            Matcher token =
                    TOKEN.matcher(client.send(request, BodyHandlers.ofString()).body());
            if (!token.find()) {
                throw new PeerException("examples/photos gives no token");
            }
            return token.group(1);
        }

        private String upload(HttpClient client, String token, int number)
                throws IOException, InterruptedException, PeerException {
            var request = HttpRequest.newBuilder(address.resolve("/photos?title=Photo%20" + number))
                    .header("authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofByteArray(picture(number)))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("location")
                    .orElseThrow(() -> new PeerException(
                            "examples/photos takes no photo: " + answer.statusCode() + " " + answer.body()));
        }

        double rate(String path, int seconds) throws IOException, InterruptedException, PeerException {
            HttpLoad seen = load.run(address.resolve(path), seconds);
            if (seen.failures() > 0) {
                throw new PeerException("%d requests for %s failed".formatted(seen.failures(), path));
            }
            return seen.requestsPerSecond();
        }
    }

    /** A PNG of one grey. */
    private static byte[] picture(int grey) throws IOException {
        int side = 64;
        var lines = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(lines)) {
            byte[] line = new byte[1 + side];
            Arrays.fill(line, 1, line.length, (byte) grey);
            for (int i = 0; i < side; i++) {
                deflater.write(line);
            }
        }
        var png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        png.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 8).array()));
        png.writeBytes(chunk("IDAT", lines.toByteArray()));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }
}
