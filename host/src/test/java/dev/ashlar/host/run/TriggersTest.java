package dev.ashlar.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.run.HostListener.Event;
import dev.ashlar.host.run.HostListener.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What starts components besides requests. */
class TriggersTest {
    private static final String MESSAGES = """
            [component.sender]
            source = "COMPONENTS/sender.wasm"
            routes = ["/..."]
            publish = ["t.>"]

            [component.receiver]
            source = "COMPONENTS/receiver.wasm"
            limits = { concurrency = 1 }

            [[trigger.message]]
            topic = "t.*"
            component = "receiver"
            """;

    @TempDir
    private Path directory;

    /** Waits for the first event of a kind. */
    static Event await(TestHost host, Kind kind) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (Instant.now().isBefore(end)) {
            var found =
                    host.events.stream().filter(event -> event.kind() == kind).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("no event " + kind + " but " + host.events);
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestHost cron(String task) throws IOException {
        return TestHost.start(directory, """
                [component.job]
                source = "COMPONENTS/back.wasm"
                environment = { task = "%s" }

                [[trigger.cron]]
                schedule = "* * * * * *"
                component = "job"
                """.formatted(task));
    }

    @Test
    void schedulesRunComponents() throws IOException {
        try (var host = cron("print")) {
            var run = await(host, Kind.COMPLETED);
            assertThat(run.component()).isEqualTo("job");
            assertThat(run.text()).startsWith("the run of 20").endsWith("has ended");
            assertThat(run.use()).isPresent();
            assertThat(run.origin().orElseThrow().line()).isEqualTo(5);
            assertThat(host.lines).contains("job STDOUT ran");
            assertThat(host.application().meters().components().get("job").invocations())
                    .isPositive();
        }
    }

    @Test
    void saysHowRunsFail() throws IOException {
        try (var host = cron("fail")) {
            assertThat(await(host, Kind.FAILED).text()).endsWith("failed: it ended with 1");
        }
        try (var host = cron("trap")) {
            assertThat(await(host, Kind.FAILED).text()).contains("failed: trap: unreachable at ");
            assertThat(host.application().meters().components().get("job").failures())
                    .isPositive();
        }
    }

    @Test
    void skipsARunWhileTheLastOneGoesOn() throws IOException {
        try (var host = cron("sleep")) {
            assertThat(await(host, Kind.SKIPPED).text()).endsWith("is skipped: the last one is still going on");
        }
    }

    @Test
    void refusesComponentsThatCannotBeStarted() {
        assertThatThrownBy(() -> TestHost.start(directory, """
                        [component.front]
                        source = "GUESTS/c-hello.wasm"

                        [[trigger.cron]]
                        schedule = "@daily"
                        component = "front"

                        [[trigger.message]]
                        topic = "a"
                        component = "front"
                        """))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("it does not export wasi:cli/run of WASI 0.2")
                .hasMessageContaining("it does not export wasmcloud:messaging/handler@0.2.0");
    }

    @Test
    void messagesGoToWhoeverWantsThem() throws IOException {
        try (var host = TestHost.start(directory, MESSAGES)) {
            assertThat(host.get("/t.one?3").body()).isEqualTo("sent");
            assertThat(host.get("/t.two.three?1").body()).isEqualTo("sent");
            await(host, Kind.COMPLETED);
            Instant end = Instant.now().plusSeconds(30);
            while (host.lines.size() < 3 && Instant.now().isBefore(end)) {
                pause();
            }
            assertThat(host.lines)
                    .containsExactly(
                            "receiver STDOUT t.one: 3", "receiver STDOUT t.one: 3", "receiver STDOUT t.one: 3");
        }
    }

    @Test
    void messagesNeedAGrant() throws IOException {
        try (var host = TestHost.start(directory, MESSAGES)) {
            assertThat(host.get("/u.one").body())
                    .isEqualTo("the topic u.one is not granted: publish = [\"u.one\"] would");
            assertThat(host.lines).isEmpty();
        }
    }

    @Test
    void saysWhyAMessageWasNotHandled() throws IOException {
        try (var host = TestHost.start(directory, MESSAGES)) {
            assertThat(host.get("/t.bad").body()).isEqualTo("sent");
            assertThat(await(host, Kind.FAILED).text()).isEqualTo("the message t.bad failed: a bad message");
        }
    }

    @Test
    void refusesMessagesWhenTooManyWait() throws IOException {
        try (var host = TestHost.start(directory, MESSAGES)) {
            assertThat(host.get("/t.flood?100000").body()).startsWith("too many messages wait");
        }
    }
}
