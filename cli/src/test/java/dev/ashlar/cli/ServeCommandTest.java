package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ashlar serve} where it does not come to serving. */
class ServeCommandTest {
    static final String PROBE = "../guests/http/built/c-probe.wasm";

    @TempDir
    private Path folder;

    @Test
    void saysWhichAddressIsInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run = CommandRun.of("serve", PROBE, "--addr", "127.0.0.1:" + taken.getLocalPort());
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
            assertThat(run.err())
                    .startsWith("error: cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": ")
                    .contains("in use");
        }
    }

    @Test
    void refusesModules() {
        var run = CommandRun.of("serve", CommandRun.sample());
        assertThat(run.exitCode()).isEqualTo(ExitCode.MODULE);
        assertThat(run.err()).contains("is no component", "ashlar run");
    }

    @Test
    void refusesComponentsThatServeNothing() {
        var run = CommandRun.of("serve", CommandRun.resource("probe-p2.wasm"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.LINK);
        assertThat(run.err())
                .contains("probe-p2 does not serve HTTP", "wasi:http/incoming-handler", "wasi:cli/run@0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080", "localhost", "::1:80", "a:b", "127.0.0.1:70000", "no-such-host.invalid:80"})
    void refusesAddressesThatAreNone(String address) {
        var run = CommandRun.of("serve", PROBE, "--addr", address);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("'" + address + "'");
    }

    @Test
    void saysWhatIsWrongWithCertificates() throws IOException {
        assertThat(CommandRun.of("serve", PROBE, "--tls-cert", "a.pem").err()).contains("belong together");
        var file = Files.writeString(folder.resolve("a.pem"), "nothing").toString();
        var run = CommandRun.of("serve", PROBE, "--addr", "127.0.0.1:0", "--tls-cert", file, "--tls-key", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("certificate").contains(file);
    }

    @Test
    void readsAddresses() {
        var addresses = new SocketAddresses();
        assertThat(SocketAddresses.text(addresses.convert("127.0.0.1:80"))).isEqualTo("127.0.0.1:80");
        assertThat(addresses.convert("[::1]:8080").getPort()).isEqualTo(8080);
        assertThat(addresses.convert(":80").getAddress().isAnyLocalAddress()).isTrue();
    }
}
