package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code --allow-net} with a component that connects to where it is told; it is one of module wasi's tests. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has sockets for guests")
class RunNetworkTest {
    private static final String GUEST =
            Path.of("../wasi/src/test/resources/dev/ashlar/wasi/sockets.wasm").toString();

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::echo);
    }

    private void echo() {
        while (!server.isClosed()) {
            try (var connection = server.accept()) {
                connection.getInputStream().transferTo(connection.getOutputStream());
            } catch (IOException e) {
                // The guest or the test went away.
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private CommandRun talk(String... options) {
        var words = new ArrayList<>(List.of("run"));
        words.addAll(List.of(options));
        words.addAll(List.of(GUEST, "--invoke", "echo(%d, \"hi\")".formatted(server.getLocalPort())));
        return CommandRun.of(words.toArray(String[]::new));
    }

    @Test
    void reachesWhatARuleNames() {
        assertThat(talk("--allow-net=tcp://127.0.0.1:" + server.getLocalPort()))
                .isEqualTo(new CommandRun(0, "\"hi\"\n", ""));
        assertThat(talk("--allow-net", "tcp://localhost:*").out()).isEqualTo("\"hi\"\n");
    }

    @Test
    void reachesNothingElse() {
        assertThat(talk().exitCode()).isEqualTo(ExitCode.TRAP);
        int other = server.getLocalPort() == 1 ? 2 : 1;
        assertThat(talk("--allow-net=tcp://127.0.0.1:" + other).exitCode()).isEqualTo(ExitCode.TRAP);
        // All of the internet does not contain this machine.
        assertThat(talk("--allow-net").exitCode()).isEqualTo(ExitCode.TRAP);
    }

    @Test
    void aComponentThatAnswersRequestsIsSentToServe() {
        var hello = Path.of("../guests/http/built/c-hello.wasm").toString();
        assertThat(CommandRun.of("run", hello).err())
                .contains("it answers HTTP requests: ashlar serve runs it; --invoke says which function to call");
    }
}
