import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.host.run.RunningApplication;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * What a request from one component to another takes: within the process, and over the loopback interface to the same server. The
 * front component passes on what it gets; what it takes itself is in both, and in the line for its own answer.
 *
 * <pre>{@code
 * java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp 'cli/target/run/lib/*' \
 *     bench/trials/LocalRequests.java guests/http/built/c-probe.wasm 20000 9
 * }</pre>
 */
public final class LocalRequests {
    private LocalRequests() {}

    public static void main(String[] arguments) throws Exception {
        Path component = Path.of(arguments[0]).toAbsolutePath();
        int requests = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("local");
        try (HttpServer server = start(folder, component)) {
            int port = server.address().getPort();
            String[] names = {"front's own answer", "in process", "over loopback"};
            String[] heads = {
                head("/hello", ""), head("/relay", "http://back.internal/status"),
                head("/relay", "http://127.0.0.1:" + port + "/status")
            };
            double[][] micros = new double[heads.length][rounds];
            for (int round = -2; round < rounds; round++) {
                for (int i = 0; i < heads.length; i++) {
                    double took = measure(port, heads[i], requests);
                    if (round >= 0) {
                        micros[i][round] = took;
                    }
                }
            }
            for (int i = 0; i < heads.length; i++) {
                Arrays.sort(micros[i]);
                System.out.printf("%-20s %.1f us (%.1f to %.1f)%n",
                        names[i], micros[i][rounds / 2], micros[i][0], micros[i][rounds - 1]);
            }
        }
        System.exit(0);
    }

    private static HttpServer start(Path folder, Path component) throws Exception {
        Path manifest = folder.resolve("ashlar.toml");
        Files.writeString(manifest, """
                [component.front]
                source = "%1$s"
                routes = ["/hello", "/relay"]
                egress = ["http://back.internal", "http://127.0.0.1:*"]

                [component.back]
                source = "%1$s"

                [[trigger.http]]
                route = "/status"
                private = true
                component = "back"

                [component.public-back]
                source = "%1$s"
                routes = ["/status"]
                """.formatted(component));
        Host host = Host.open(HostConfig.in(folder.resolve("state")));
        RunningApplication running =
                host.start(ManifestLoader.load(manifest, NamedFiles.REQUIRED).application(), Map.of());
        return HttpServer.start(HttpServerConfig.at(new InetSocketAddress("127.0.0.1", 0)), running);
    }

    private static String head(String path, String url) {
        return "GET " + path + " HTTP/1.1\r\nhost: a\r\n" + (url.isEmpty() ? "" : "x-url: " + url + "\r\n") + "\r\n";
    }

    private static double measure(int port, String head, int requests) throws IOException {
        byte[] request = head.getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            long begun = System.nanoTime();
            for (int i = 0; i < requests; i++) {
                socket.getOutputStream().write(request);
                readResponse(socket.getInputStream());
            }
            return (System.nanoTime() - begun) / 1e3 / requests;
        }
    }

    /** By its length, or by its last chunk. */
    private static void readResponse(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (true) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("closed after " + head);
            }
            head.write(buffer, 0, read);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            int length = text.indexOf("content-length: ");
            if (end >= 0 && (length >= 0 && text.length() >= end + 4 + number(text, length + 16) || text.endsWith("0\r\n\r\n"))) {
                if (!text.startsWith("HTTP/1.1 200")) {
                    throw new IOException(text);
                }
                return;
            }
        }
    }

    private static int number(String text, int from) {
        return Integer.parseInt(text.substring(from, text.indexOf("\r\n", from)));
    }
}
