package dev.ashlar.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.testing.HeldRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another application takes the place of one that is in use. */
class ReplacementTest {
    private static final String MANIFEST = """
            [component.front]
            source = "COMPONENTS/front.wasm"
            routes = ["/..."]
            links = { "ashlar:tests/parts" = "back" }
            environment = { version = "%s" }

            [component.back]
            source = "COMPONENTS/back.wasm"

            [component.probe]
            source = "GUESTS/c-probe.wasm"
            routes = ["/count"]
            """;

    @TempDir
    private Path directory;

    @Test
    void noRequestIsLostWhileApplicationsAreReplaced() throws Exception {
        try (var host = TestHost.start(directory, MANIFEST.formatted("0"));
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var stop = new AtomicBoolean();
            var results = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 6; i++) {
                Callable<Integer> client = () -> requests(host, stop);
                results.add(clients.submit(client));
            }
            var closing = new ArrayList<Thread>();
            for (int version = 1; version <= 20; version++) {
                var next = host.host.start(TestHost.application(directory, MANIFEST.formatted("" + version)), Map.of());
                closing.add(host.slot.replace(next));
                assertThat(host.get("/own/environment").body()).isEqualTo("version=" + version + "\n");
            }
            stop.set(true);
            int answered = 0;
            for (var result : results) {
                answered += result.get();
            }
            assertThat(answered).isGreaterThan(20);
            for (Thread one : closing) {
                assertThat(one.join(Duration.ofMinutes(2))).isTrue();
            }
        }
    }

    private static int requests(TestHost host, AtomicBoolean stop) throws IOException {
        int answered = 0;
        while (!stop.get()) {
            var response = host.get("/own/environment");
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).startsWith("version=");
            answered++;
        }
        return answered;
    }

    @Test
    void whatIsInFlightEndsWithTheOldOne() throws Exception {
        try (var host = TestHost.start(directory, MANIFEST.formatted("0"));
                var inFlight = HeldRequest.begin(host.port(), "/count")) {
            var old = host.application();
            TestHost.await(() -> old.invocations() == 1);
            var next = host.host.start(TestHost.application(directory, MANIFEST.formatted("1")), Map.of());
            Thread closing = host.slot.replace(next);
            assertThat(old.invocations()).isEqualTo(1);
            assertThat(inFlight.end()).isEqualTo(200);
            closing.join();
            assertThat(old.invocations()).isZero();
        }
    }

    @Test
    void oneThatCannotRunLeavesTheOldOneAlone() throws IOException {
        try (var host = TestHost.start(directory, MANIFEST.formatted("0"))) {
            var broken = TestHost.application(
                    directory, MANIFEST.formatted("1").replace("links = { \"ashlar:tests/parts\" = \"back\" }\n", ""));
            assertThatThrownBy(() -> host.host.start(broken, Map.of())).isInstanceOf(ManifestException.class);
            assertThat(host.get("/own/environment").body()).isEqualTo("version=0\n");
        }
    }

    @Test
    void componentsThatDidNotChangeAreNotCompiledAgain() throws IOException {
        try (var host = TestHost.start(directory, MANIFEST.formatted("0"))) {
            var before = host.application().components().get("front");
            var next = host.host.start(TestHost.application(directory, MANIFEST.formatted("1")), Map.of());
            List.of(host.slot.replace(next));
            var after = next.components().get("front");
            assertThat(before).isNotNull();
            assertThat(after).isNotNull();
            assertThat(after.linked().component()).isSameAs(before.linked().component());
        }
    }
}
