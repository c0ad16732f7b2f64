package dev.ashlar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ashlar up}: as a process, and where it does not come to that. */
@Timeout(120)
class UpCommandTest {
    private static final String COMPONENTS = Path.of("../host/src/test/resources/dev/ashlar/host/components")
            .toAbsolutePath()
            .normalize()
            .toString();
    private static final String PROBE =
            Path.of(ServeCommandTest.PROBE).toAbsolutePath().normalize().toString();

    @TempDir
    private Path folder;

    private Path manifest(String text) throws IOException {
        return Files.writeString(
                folder.resolve("ashlar.toml"),
                text.replace("COMPONENTS", COMPONENTS).replace("PROBE", PROBE));
    }

    private void application() throws IOException {
        manifest("""
                [application]
                name = "pair"
                version = "1.2.3"

                [variables]
                greeting = { required = true }

                [component.front]
                source = "COMPONENTS/front.wasm"
                routes = ["/own/...", "/ask/..."]
                links = { "ashlar:tests/parts" = "back" }

                [component.back]
                source = "COMPONENTS/back.wasm"
                environment = { greeting = "{{ greeting }}" }

                [component.probe]
                source = "PROBE"
                routes = ["/slow", "/never"]
                limits = { deadline = "5s" }

                [[trigger.http]]
                route = "/old"
                host = "example.com"
                redirect = "/new"
                """);
    }

    private Process start(String... options) throws IOException {
        var command = Stream.concat(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=dev.ashlar.engine,dev.ashlar.wasi,org.xerial.sqlitejdbc",
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "--module",
                        "dev.ashlar.cli/dev.ashlar.cli.Main",
                        "up",
                        folder.toString(),
                        "--addr",
                        "127.0.0.1:0"),
                Stream.of(options));
        return new ProcessBuilder(command.toList()).start();
    }

    private static int port(String ready) {
        assertThat(ready).contains("http://127.0.0.1:");
        return Integer.parseInt(ready.replaceAll(".*127\\.0\\.0\\.1:([0-9]+).*", "$1"));
    }

    private static Socket ask(int port, String path) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
                        .formatted(path)
                        .getBytes(UTF_8));
        return socket;
    }

    private static String answer(int port, String path) throws IOException {
        try (var socket = ask(port, path)) {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String lineWith(BufferedReader log, String text) throws IOException {
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("no line with " + text);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
    void runsAnApplicationUntilItIsTold() throws Exception {
        application();
        var values = Files.writeString(folder.resolve("values.env"), "# secret\ngreeting=hi there\n");
        var process = start("--var-file", values.toString());
        try (var log = process.errorReader(UTF_8)) {
            var ready = log.readLine();
            assertThat(ready).startsWith("pair 1.2.3 is up on http://127.0.0.1:");
            assertThat(log.readLine()).isEqualTo("  ROUTE     HOST         ANSWERED BY");
            assertThat(log.readLine()).isEqualTo("  /own/...  *            front");
            assertThat(lineWith(log, "example.com")).isEqualTo("  /old      example.com  308 to /new");
            int port = port(ready);
            assertThat(answer(port, "/ask/environment")).contains("greeting=hi there");
            assertThat(lineWith(log, "/ask/environment"))
                    .contains("GET /ask/environment 200 ", ", cpu ", " calls, id ");
            assertThat(answer(port, "/never")).startsWith("HTTP/1.1 504 ");
            assertThat(lineWith(log, "/never"))
                    .contains("504", "the component \"probe\" met its limit deadline = 5s (", "ashlar.toml:20)");
            try (var slow = ask(port, "/slow?n=2&wait=500")) {
                assertThat(ServeProcessTest.begun(slow)).startsWith("HTTP/1.1 200 OK");
                Signals.send(process, "TERM");
                assertThat(new String(slow.getInputStream().readAllBytes(), UTF_8))
                        .endsWith("1\n\r\n0\r\n\r\n");
            }
            assertThat(process.waitFor()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void logsJson() throws Exception {
        application();
        var process = start("--json", "--var", "greeting=hi");
        try (var log = process.errorReader(UTF_8)) {
            var ready = log.readLine();
            assertThat(ready).startsWith("{\"event\":\"ready\"").contains("\"route\":\"/own/...\"");
            answer(port(ready), "/own/environment");
            assertThat(log.readLine())
                    .contains(
                            "\"event\":\"request\"", "\"component\":\"front\"", "\"memory-bytes\":", "\"host-calls\":");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void saysForWhichRequestAComponentAskedAnotherOne() throws Exception {
        manifest("""
                [component.front]
                source = "PROBE"
                routes = ["/relay"]
                egress = ["http://back.internal"]

                [component.back]
                source = "PROBE"

                [[trigger.http]]
                route = "/hello"
                private = true
                component = "back"
                """);
        for (String format : new String[] {"--json", "--drain=1s"}) {
            var process = start(format);
            try (var log = process.errorReader(UTF_8)) {
                int port = port(log.readLine());
                try (var socket = new Socket("127.0.0.1", port)) {
                    socket.getOutputStream().write("""
                                    GET /relay HTTP/1.1\r
                                    host: a\r
                                    connection: close\r
                                    x-request-id: abc\r
                                    x-url: http://back.internal/hello\r
                                    \r
                                    """.replace("\r\n", "\n")
                            .replace("\n", "\r\n")
                            .getBytes(UTF_8));
                    assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                            .startsWith("HTTP/1.1 200 OK");
                }
                String line = lineWith(log, format.equals("--json") ? "parent-id" : " for abc");
                if (format.equals("--json")) {
                    assertThat(line)
                            .contains("\"caller\":\"front\",\"parent-id\":\"abc\",\"protocol\":\"local\"")
                            .doesNotContain("\"client\"");
                } else {
                    assertThat(line).contains(" front GET /hello 200 ", " for abc");
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void saysWhatIsWrongWithTheApplication() throws IOException {
        application();
        var missing = CommandRun.of("up", folder.toString(), "--addr", "127.0.0.1:0");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(missing.err()).contains("ashlar.toml:6:1: error: the variable \"greeting\" has no value");
        manifest("""
                [component.front]
                source = "COMPONENTS/front.wasm"
                routes = ["/..."]
                """);
        var unlinked = CommandRun.of("up", folder.toString(), "--addr", "127.0.0.1:0");
        assertThat(unlinked.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(unlinked.err())
                .contains("the component \"front\" imports ashlar:tests/parts, and nothing answers it");
        assertThat(CommandRun.of("up", "--var", "novalue", folder.toString()).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysWhichAddressIsInUse() throws IOException {
        manifest("""
                [component.probe]
                source = "PROBE"
                routes = ["/..."]
                """);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run = CommandRun.of("up", folder.toString(), "--addr", "127.0.0.1:" + taken.getLocalPort());
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
            assertThat(run.err())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort(), "--addr names another");
        }
    }

    @Test
    void runsSpinsApplicationsOfWasi() throws Exception {
        Files.writeString(folder.resolve("spin.toml"), """
                spin_manifest_version = 2

                [application]
                name = "spun"

                [[trigger.http]]
                route = "/..."
                component = "probe"

                [component.probe]
                source = "%s"
                """.formatted(PROBE));
        var process = start();
        try (var log = process.errorReader(UTF_8)) {
            assertThat(answer(port(log.readLine()), "/hello")).contains("hello, world");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
