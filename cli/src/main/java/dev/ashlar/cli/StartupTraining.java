package dev.ashlar.cli;

import dev.ashlar.daemon.DaemonConfig;
import dev.ashlar.host.rehearse.Rehearsal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What the launcher runs once per JDK to record its AOT cache: every command is loaded, cheap ones are run. */
final class StartupTraining {
    /** {@code (module (memory 1) (func (export "f") (param i32) (result i32) local.get 0 i32.load))} */
    private static final String MODULE = "\0asm\1\0\0\0"
            + "\1\6\1\140\1\177\1\177" // types
            + "\3\2\1\0" // functions
            + "\5\3\1\0\1" // memories
            + "\7\5\1\1f\0\0" // exports
            + "\12\11\1\7\0\40\0\50\2\0\13"; // code

    private static final String WIT =
            "package a:b; interface i { record r { a: list<u8> } resource s { m: func(a: r) -> result; } } world w { export i; }";

    /** A component around a module: {@code (func (export "f") (param "n" u32) (result u32))} returns what it gets. */
    private static final String COMPONENT = "\0asm\15\0\1\0"
            + "\1\43\0asm\1\0\0\0\1\6\1\140\1\177\1\177\3\2\1\0\7\5\1\1f\0\0\12\6\1\4\0\40\0\13" // module
            + "\2\4\1\0\0\0" // its instance
            + "\7\10\1\100\1\1ny\0y" // the function's type
            + "\6\7\1\0\0\1\0\1f" // what it lifts
            + "\10\6\1\0\0\0\0\0" // lifted
            + "\13\7\1\0\1f\1\0\0"; // exported

    private static final int REQUESTS = 50;
    private static final long START_PATIENCE = 20_000_000_000L;

    private StartupTraining() {}

    public static void main(String[] args) throws IOException {
        Ashlar.execute(Terminal.PLAIN, "--version");
        Ashlar.execute(Terminal.PLAIN, "--help");
        Ashlar.execute(Terminal.PLAIN, "version", "--json");
        Ashlar.execute(Terminal.PLAIN, "completion", "bash");
        Ashlar.execute(Terminal.PLAIN, "no-such-command");
        runAndInspect(bytes(MODULE), "--invoke", "f", "8");
        runAndInspect(bytes(COMPONENT), "--invoke", "f(8)");
        runAndInspect(resource("hello-p1.wasm"), "--env", "A=1", "--dir", ".::/:ro", "--", "argument");
        runAndInspect(resource("hello-p2.wasm"), "--env", "A=1", "--dir", ".::/:ro", "--", "argument");
        var wit = Files.createTempFile("ashlar", ".wit");
        try {
            Files.writeString(wit, WIT);
            Ashlar.execute(Terminal.PLAIN, "wit", "print", wit.toString());
            Ashlar.execute(Terminal.PLAIN, "wit", "compat", wit.toString(), wit.toString());
        } finally {
            Files.delete(wit);
        }
        makeApplication();
        serveApplication();
    }

    /** What {@code serve}, {@code up} and {@code watch} have in common; the component is guests/http/c. */
    private static void serveApplication() throws IOException {
        var folder = Files.createTempDirectory("ashlar");
        try {
            Files.write(folder.resolve("hello.wasm"), Rehearsal.component());
            Files.writeString(folder.resolve("ashlar.toml"), """
                    [component.hello]
                    source = "hello.wasm"
                    routes = ["/..."]

                    [[trigger.http]]
                    route = "/files/..."
                    files = "."
                    """);
            serve("/", "serve", folder.resolve("hello.wasm").toString());
            serve("/files/ashlar.toml", "up", folder.toString());
            deploy(folder);
        } finally {
            delete(folder);
        }
    }

    /** A daemon, and the commands that talk to it. */
    private static void deploy(Path folder) throws IOException {
        var state = Files.createTempDirectory("ashlar");
        var socket = DaemonConfig.socketIn(state);
        var daemon = Thread.ofPlatform()
                .start(() ->
                        Ashlar.execute(Terminal.PLAIN, "host", "--state", state.toString(), "--addr", "127.0.0.1:0"));
        try {
            long end = System.nanoTime() + START_PATIENCE;
            while (!Files.exists(socket) && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(1_000_000);
            }
            var host = "unix:" + socket;
            Ashlar.execute(Terminal.PLAIN, "deploy", folder.toString(), "--name", "hello", "--host", host);
            Ashlar.execute(Terminal.PLAIN, "deploy", folder.toString(), "--name", "hello", "--host", host);
            Ashlar.execute(Terminal.PLAIN, "apps", "--host", host);
            Ashlar.execute(Terminal.PLAIN, "revisions", "hello", "--host", host);
            Ashlar.execute(Terminal.PLAIN, "rollback", "hello", "--host", host);
            Ashlar.execute(Terminal.PLAIN, "logs", "hello", "--host", host);
        } finally {
            daemon.interrupt();
        }
        try {
            daemon.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(state);
    }

    private static void serve(String path, String... command) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var arguments = Stream.concat(Stream.of(command), Stream.of("--addr", "127.0.0.1:" + port))
                .toArray(String[]::new);
        var server = Thread.ofPlatform().start(() -> Ashlar.execute(Terminal.PLAIN, arguments));
        try {
            for (int i = 0; i < REQUESTS; i++) {
                ask(port, "/");
                ask(port, path);
            }
        } finally {
            server.interrupt();
        }
        try {
            server.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ask(int port, String path) throws IOException {
        try (var socket = connect(port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"
                            .formatted(path)
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] ignored = socket.getInputStream().readAllBytes();
        }
    }

    /** The server may need some time to start. */
    private static Socket connect(int port) throws IOException {
        long end = System.nanoTime() + START_PATIENCE;
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (ConnectException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void makeApplication() throws IOException {
        var folder = Files.createTempDirectory("ashlar");
        try {
            Ashlar.execute(Terminal.PLAIN, "new", "app", "--template", "static", "--dir", folder.toString());
            Ashlar.execute(Terminal.PLAIN, "build", folder.toString());
            Ashlar.execute(Terminal.PLAIN, "doctor", folder.toString());
        } finally {
            delete(folder);
        }
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(StartupTraining.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static void runAndInspect(byte[] binary, String... call) throws IOException {
        var file = Files.createTempFile("ashlar", ".wasm");
        try {
            Files.write(file, binary);
            Ashlar.execute(
                    Terminal.PLAIN,
                    Stream.concat(Stream.of("run", file.toString()), Stream.of(call))
                            .toArray(String[]::new));
            Ashlar.execute(Terminal.PLAIN, "inspect", file.toString());
        } finally {
            Files.delete(file);
        }
    }
}
