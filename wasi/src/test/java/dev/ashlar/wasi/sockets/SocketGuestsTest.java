package dev.ashlar.wasi.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.WasiLimits;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A component in C and servers of the host: it talks to them, and ends wherever it waits. */
@Timeout(60)
class SocketGuestsTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private static SocketGuest guest;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch accepted = new CountDownLatch(1);
    private final CountDownLatch lookupStarted = new CountDownLatch(1);
    private final CountDownLatch lookupEnded = new CountDownLatch(1);
    private final Network network = new Network(
            Network.LOCALHOST.withEgress(EgressRule.parse("tcp://*.test:* in loopback")),
            WasiLimits.DEFAULT,
            this::answer);
    private final List<Socket> clients = new ArrayList<>();
    private ServerSocket server;

    @BeforeAll
    static void compile() {
        guest = new SocketGuest();
    }

    @AfterAll
    static void forget() {
        guest.close();
    }

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        server.close();
        network.close();
        threads.close();
    }

    private List<InetAddress> answer(String name) throws InterruptedIOException {
        if (name.equals("here.test")) {
            return List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("127.0.0.2"));
        }
        lookupStarted.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            lookupEnded.countDown();
        }
        throw new InterruptedIOException();
    }

    private Optional<Value> call(String function, Value... arguments) {
        try (Store store = guest.newStore(network.context)) {
            return guest.instantiate(store).function(function).call(arguments);
        }
    }

    private Value port() {
        return new Value.U16(server.getLocalPort());
    }

    private static <T> T with(Socket socket, Callable<T> use) {
        try (socket) {
            return use.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aGuestAsksAServer() throws Exception {
        Future<Long> echo = threads.submit(() -> {
            Socket socket = server.accept();
            return with(socket, () -> socket.getInputStream().transferTo(socket.getOutputStream()));
        });
        assertThat(call("echo", port(), new Value.Str("über sockets"))).contains(new Value.Str("über sockets"));
        assertThat(echo.get()).isEqualTo("über sockets".getBytes(UTF_8).length);
    }

    /** nginx of Debian, as it comes. */
    @Test
    void aGuestAsksNginx(@TempDir Path folder) throws Exception {
        Path nginx = Path.of("/usr/sbin/nginx");
        assumeTrue(Files.isExecutable(nginx), "nginx is not installed");
        int port = server.getLocalPort();
        server.close();
        Path configuration = Files.writeString(
                folder.resolve("nginx.conf"),
                "daemon off; master_process off; pid nginx.pid; error_log stderr; events {} http { access_log off;"
                        + " server { listen 127.0.0.1:%d; location / { return 200 guest; } } }".formatted(port));
        Process process = new ProcessBuilder(nginx.toString(), "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            while (!isListening(port)) {
                assertThat(process.isAlive())
                        .as(folder.resolve("log").toString())
                        .isTrue();
                Thread.sleep(20);
            }
            Value.Str request = new Value.Str("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            Optional<Value> answer = call("echo", new Value.U16(port), request);
            assertThat(answer)
                    .hasValueSatisfying(text ->
                            assertThat(((Value.Str) text).value()).startsWith("HTTP/1.1 200 OK\r\nServer: nginx"));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aGuestServes() throws Exception {
        byte[] sent = new byte[1_000_000];
        new Random(1).nextBytes(sent);
        Future<byte[]> client = threads.submit(() -> {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), reportedPort());
            return with(socket, () -> {
                Thread writer = Thread.startVirtualThread(() -> send(socket, sent));
                byte[] answer = socket.getInputStream().readAllBytes();
                writer.join();
                return answer;
            });
        });
        assertThat(call("serve", port())).contains(new Value.U32(sent.length));
        assertThat(client.get()).isEqualTo(sent);
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int reportedPort() throws IOException {
        try (Socket report = server.accept();
                DataInputStream in = new DataInputStream(report.getInputStream())) {
            return in.readUnsignedShort();
        }
    }

    @Test
    void aGuestAsksByDatagram() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Future<Boolean> answer = threads.submit(() -> {
                DatagramPacket packet = new DatagramPacket(new byte[100], 100);
                socket.receive(packet);
                socket.send(packet);
                return true;
            });
            assertThat(call("ask", new Value.U16(socket.getLocalPort()), new Value.Str("ping")))
                    .contains(new Value.Str("ping"));
            answer.get();
        }
    }

    @Test
    void aGuestConnectsToANameByItsAddresses() throws Exception {
        try (ServerSocket everywhere = new ServerSocket(0)) {
            assertThat(call("reach", new Value.Str("Here.test."), new Value.U16(everywhere.getLocalPort())))
                    .contains(new Value.U32(2));
        }
    }

    /** Whoever waits for what never comes. */
    private void waitBy(ComponentInstance instance, String function) {
        Value argument = function.equals("wait-lookup") ? new Value.Str("slow.test") : port();
        Optional<Value> none = instance.function(function).call(argument);
        throw new AssertionError(function + " came back with " + none);
    }

    /** The other side of each, silent. */
    private void keepSilent(String function) throws IOException {
        if (function.equals("wait-connecting")) {
            fillBacklog();
        } else {
            threads.submit(this::acceptAll);
        }
    }

    private void fillBacklog() throws IOException {
        try {
            while (true) {
                Socket socket = new Socket();
                clients.add(socket);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), 200);
            }
        } catch (SocketTimeoutException full) {
            assertThat(clients).hasSizeLessThan(10);
            accepted.countDown();
        }
    }

    private Void acceptAll() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            synchronized (clients) {
                clients.add(client);
            }
            accepted.countDown();
        }
        return null;
    }

    static Stream<String> waits() {
        return Stream.of(
                "wait-reading",
                "wait-skipping",
                "wait-polling",
                "wait-writing",
                "wait-zeroes",
                "wait-flushing",
                "wait-splicing",
                "wait-connecting",
                "wait-accepting",
                "wait-datagram",
                "wait-lookup");
    }

    @ParameterizedTest
    @MethodSource("waits")
    void waitingEndsAtTheDeadline(String function) throws Exception {
        keepSilent(function);
        try (Store store = guest.newStore(network.context)) {
            ComponentInstance instance = guest.instantiate(store);
            store.limitTime(SOON);
            assertStops(TrapCode.DEADLINE_EXCEEDED, instance, function);
        }
        assertNothingIsLeft(function);
    }

    @ParameterizedTest
    @MethodSource("waits")
    void waitingEndsWhenCancelled(String function) throws Exception {
        keepSilent(function);
        try (Store store = guest.newStore(network.context)) {
            ComponentInstance instance = guest.instantiate(store);
            Future<Boolean> cancelled = threads.submit(() -> {
                awaitWaiting(function);
                store.cancel();
                return true;
            });
            assertStops(TrapCode.CANCELLED, instance, function);
            cancelled.get();
        }
        assertNothingIsLeft(function);
    }

    /** As far as it can be seen from outside, and a moment more. */
    private void awaitWaiting(String function) throws InterruptedException {
        if (function.equals("wait-lookup")) {
            lookupStarted.await();
        } else {
            accepted.await();
        }
        Thread.sleep(200);
    }

    private void assertStops(TrapCode code, ComponentInstance instance, String function) {
        assertThatThrownBy(() -> waitBy(instance, function))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(code));
    }

    private void assertNothingIsLeft(String function) throws Exception {
        network.close();
        assertThat(network.host.openSockets()).isZero();
        assertThat(network.context.quotas().bufferedBytes().used()).isZero();
        if (function.equals("wait-lookup")) {
            lookupStarted.await();
            lookupEnded.await();
        } else if (!function.equals("wait-connecting")) {
            assertOthersLearnIt();
        }
    }

    private void assertOthersLearnIt() throws Exception {
        accepted.await();
        List<Socket> others;
        synchronized (clients) {
            others = List.copyOf(clients);
        }
        for (Socket client : others) {
            client.setSoTimeout(5_000);
            InputStream input = client.getInputStream();
            while (input.read(new byte[65_536]) >= 0) {
                // until its end
            }
        }
    }
}
