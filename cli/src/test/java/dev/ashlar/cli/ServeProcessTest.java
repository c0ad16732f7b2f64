package dev.ashlar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ashlar serve} as a process: what it says when it is ready, what it logs, how it ends. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
@Timeout(120)
class ServeProcessTest {
    private static Process start(String... options) throws IOException {
        var command = new ArrayList<>(Signals.RESET);
        command.addAll(AshlarProcess.command());
        command.addAll(List.of("serve", ServeCommandTest.PROBE, "--addr", "127.0.0.1:0"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
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

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    /** The answer until its head has come. */
    static String begun(Socket socket) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("after %s", text).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void letsRequestsInFlightEndWhenItIsTold(String signal) throws Exception {
        var process = start("--access-log");
        try (var log = process.errorReader(UTF_8)) {
            int port = port(log.readLine());
            try (var quick = ask(port, "/hello")) {
                assertThat(answer(quick)).contains("hello, world\n");
            }
            assertThat(log.readLine()).contains("127.0.0.1 GET /hello 200 13 B", ", cpu ", ", id ");
            try (var slow = ask(port, "/slow?n=2&wait=500")) {
                assertThat(begun(slow)).startsWith("HTTP/1.1 200 OK\r\n");
                Signals.send(process, signal);
                assertThat(answer(slow)).as("the body").endsWith("1\n\r\n0\r\n\r\n");
            }
            assertThat(process.waitFor()).isEqualTo(signal.equals("TERM") ? 143 : 130);
        }
    }

    @Test
    void logsFailuresInOneLineOfJsonOrText() throws Exception {
        var process = start("--json");
        try (var log = process.errorReader(UTF_8)) {
            int port = port(log.readLine());
            assertThat(failure(port, log))
                    .startsWith("{\"event\":\"request\"")
                    .contains("\"component\":\"c-probe\"", "\"failure\":\"trapped\"", "\"backtrace\":[\"");
        } finally {
            process.destroyForcibly().waitFor();
        }
        var plain = start();
        try (var log = plain.errorReader(UTF_8)) {
            int port = port(log.readLine());
            assertThat(failure(port, log)).contains("GET /trap 500 ", "c-probe: trapped: trap: unreachable at ");
        } finally {
            plain.destroyForcibly().waitFor();
        }
    }

    private static String failure(int port, BufferedReader log) throws IOException {
        try (var trap = ask(port, "/trap")) {
            assertThat(answer(trap)).startsWith("HTTP/1.1 500 ");
        }
        return log.readLine();
    }

    @Test
    void endsByTheLimitsItIsGiven() throws Exception {
        var process = start("--timeout", "200ms");
        try (var log = process.errorReader(UTF_8)) {
            int port = port(log.readLine());
            try (var never = ask(port, "/never")) {
                assertThat(answer(never)).startsWith("HTTP/1.1 504 ");
            }
            assertThat(log.readLine()).contains("deadline", "200 ms");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
