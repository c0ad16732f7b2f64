package dev.ashlar.daemon;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.client.Deploys;
import dev.ashlar.daemon.client.Patience;
import dev.ashlar.daemon.client.UnreachableException;
import dev.ashlar.daemon.client.UploadListener;
import dev.ashlar.daemon.client.Uploads;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a client does where somebody takes its connection and then says nothing. */
@Timeout(60)
class SilentDaemonTest {
    private static final Patience HASTY = new Patience(Duration.ofSeconds(1), Duration.ofMillis(300));

    /** For servers that answer something, which takes time on a machine that is busy. */
    private static final Patience PATIENT = new Patience(Duration.ofSeconds(5), Duration.ofMillis(1500));

    private static final Reference REFERENCE = Reference.parse("localhost:1/acme/app:1");

    @TempDir
    private Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var it : open) {
            it.close();
        }
    }

    /** What somebody does with a connection. */
    private interface Behaviour {
        void serve(SocketChannel connection, String request) throws IOException, InterruptedException;
    }

    /** @param backlog how many connections are taken by the system alone */
    private ServerSocketChannel bind(SocketAddress where, int backlog) throws IOException {
        boolean unix = where instanceof UnixDomainSocketAddress;
        var server = ServerSocketChannel.open(unix ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET);
        open.add(server);
        return server.bind(where, backlog);
    }

    private Address.Socket socket(Behaviour behaviour) throws IOException {
        Path path = folder.resolve("host.sock");
        serve(bind(UnixDomainSocketAddress.of(path), 50), behaviour);
        return new Address.Socket(path);
    }

    private Address.Port port(boolean secure, Behaviour behaviour) throws IOException {
        var server = bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        serve(server, behaviour);
        return new Address.Port("127.0.0.1", ((InetSocketAddress) server.getLocalAddress()).getPort(), secure);
    }

    private void serve(ServerSocketChannel server, Behaviour behaviour) {
        var _ = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var connection = server.accept();
                    open.add(connection);
                    var _ = Thread.ofVirtual().start(() -> answer(connection, behaviour));
                }
            } catch (IOException e) {
                // the test is over
            }
        });
    }

    private void answer(SocketChannel connection, Behaviour behaviour) {
        try {
            var in = new BufferedReader(new InputStreamReader(Channels.newInputStream(connection), US_ASCII));
            var request = String.valueOf(in.readLine());
            requests.add(request);
            behaviour.serve(connection, request);
        } catch (IOException | InterruptedException e) {
            // the client has gone
        }
    }

    private static void say(SocketChannel connection, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
        while (bytes.hasRemaining()) {
            int _ = connection.write(bytes);
        }
    }

    private static final Behaviour SILENCE = (_, _) -> {};

    /** They are noted when somebody gets round to them, which may be after the client has gone. */
    private List<String> requests(String method, int count) throws InterruptedException {
        while (true) {
            var some = requests.stream().filter(it -> it.startsWith(method)).toList();
            if (some.size() >= count) {
                return some;
            }
            Thread.sleep(5);
        }
    }

    private static AdminClient client(Address address) {
        return new AdminClient(address, Optional.empty(), Optional.empty(), Optional.empty()).withPatience(HASTY);
    }

    private static AdminClient patient(Address address) {
        return client(address).withPatience(PATIENT);
    }

    private static void isGivenUp(Address address, ThrowingCallable call) {
        isGivenUp(address, "300 ms", call);
    }

    private static void isGivenUp(Address address, String after, ThrowingCallable call) {
        assertThatExceptionOfType(UnreachableException.class)
                .isThrownBy(call)
                .withMessage(
                        "the daemon at %s has been silent for %s; check that it is well, and what is between here and there. What was asked may still be done",
                        address, after)
                .satisfies(e -> assertThat(e.mayHaveHeard()).isTrue());
    }

    @Test
    void isNotWaitedForForEver() throws Exception {
        for (Address address : List.of(socket(SILENCE), port(false, SILENCE))) {
            isGivenUp(address, () -> client(address).get("/v1/apps"));
            isGivenUp(address, () -> client(address).lines("/v1/apps/app/logs", _ -> {}));
        }
    }

    @Test
    void isAskedOnceMoreWhereSomethingMayTakeLong() throws Exception {
        var address = socket(SILENCE);
        isGivenUp(address, () -> Deploys.deploy(client(address), "app", REFERENCE, Map.of()));
        var _ = requests("GET", 1);
        assertThat(requests).containsExactly("POST /v1/apps/app/revisions HTTP/1.1", "GET /v1/openapi.json HTTP/1.1");
    }

    @Test
    void mayTakeLongWhereItAnswersOtherwise() throws Exception {
        var asked = new CountDownLatch(2);
        var address = socket((connection, request) -> {
            if (request.startsWith("GET")) {
                asked.countDown();
                say(connection, "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
            } else {
                asked.await();
                say(connection, "HTTP/1.1 201 Created\r\ncontent-length: 12\r\n\r\n{\"number\":7}");
            }
        });
        var answer = Deploys.deploy(patient(address), "app", REFERENCE, Map.of());
        assertThat(answer.fields().number("number")).isEqualTo(7);
    }

    @Test
    void isGivenUpInTheMiddleOfAnAnswer() throws Exception {
        var address = socket((connection, _) ->
                say(connection, "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\none\n\r\n"));
        var lines = new ArrayList<String>();
        isGivenUp(address, "1500 ms", () -> patient(address).lines("/v1/apps/app/logs?follow=true", lines::add));
        assertThat(lines).containsExactly("one");
    }

    @Test
    void isGivenUpWhereItTakesNoMoreOfAnUpload() throws Exception {
        var store = new ContentStore(folder.resolve("store"));
        var config = store.put(MediaTypes.EMPTY, new byte[] {'{', '}'});
        var large = store.put("application/x", new byte[32 << 20]);
        var manifest = store.put(MediaTypes.IMAGE_MANIFEST, new ImageManifest(config, List.of(large)).toJson());
        var address = socket((connection, request) -> {
            if (request.startsWith("HEAD")) {
                say(connection, "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
                connection.close();
            }
        });
        isGivenUp(
                address,
                "1500 ms",
                () -> new Uploads(patient(address), store, UploadListener.NONE).sendManifest(manifest.digest()));
        assertThat(requests("PUT", 3)).hasSize(3);
    }

    @Test
    void isNotWaitedForWhereItBeginsNoTls() throws Exception {
        var address = port(true, SILENCE);
        assertThatExceptionOfType(UnreachableException.class)
                .isThrownBy(() -> client(address).get("/v1/apps"))
                .withMessage("no daemon answers at %s: nothing came for 1 s", address)
                .satisfies(e -> assertThat(e.mayHaveHeard()).isFalse());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there, who does not fit in is refused")
    void isNotWaitedForWhereNobodyTakesTheConnection() throws Exception {
        Path path = folder.resolve("full.sock");
        var _ = bind(UnixDomainSocketAddress.of(path), 1);
        fill(path);
        var address = new Address.Socket(path);
        assertThatExceptionOfType(UnreachableException.class)
                .isThrownBy(() -> client(address).get("/v1/apps"))
                .withMessage("no daemon answers at %s: nothing came for 1 s", address);
    }

    /** Until no more connections are taken. */
    private void fill(Path path) throws IOException {
        while (true) {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            open.add(channel);
            channel.configureBlocking(false);
            try {
                if (!channel.connect(UnixDomainSocketAddress.of(path))) {
                    return;
                }
            } catch (IOException e) {
                return; // it is to be tried again
            }
        }
    }
}
