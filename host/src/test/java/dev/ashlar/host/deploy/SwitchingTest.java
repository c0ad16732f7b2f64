package dev.ashlar.host.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.run.HostListener.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions that follow each other quickly while something goes on all the time. */
class SwitchingTest {
    private static final String FRONT = """
            [component.front]
            source = "COMPONENTS/front.wasm"
            routes = ["/..."]
            links = { "ashlar:tests/parts" = "back" }
            environment = { version = "%s" }

            [component.back]
            source = "COMPONENTS/back.wasm"
            environment = { version = "%1$s", task = "print" }
            """;

    private static final String CRON = """

            [[trigger.cron]]
            schedule = "* * * * * *"
            component = "back"
            """;

    private static final String MESSAGES = """
            [component.sender]
            source = "COMPONENTS/sender.wasm"
            routes = ["/..."]
            publish = ["t.>"]

            [component.receiver]
            source = "COMPONENTS/receiver.wasm"
            environment = { version = "%s" }

            [[trigger.message]]
            topic = "%s"
            component = "receiver"
            """;

    @TempDir
    private Path directory;

    @Test
    void noRequestIsLostAndEachIsAnsweredByOneRevision() throws Exception {
        try (var deployment = new TestDeployment(directory);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            deployment.serve(1, FRONT.formatted("1"));
            var stop = new AtomicBoolean();
            var results = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 6; i++) {
                Callable<Integer> client = () -> requests(deployment, stop);
                results.add(clients.submit(client));
            }
            var random = new Random(7);
            for (int number = 2; number <= 30; number++) {
                deployment.application.prepare(
                        number, deployment.source(FRONT.formatted("" + number)), PrepareOptions.DEFAULT);
                deployment.application.route(Traffic.weights(Map.of(number - 1, 1 + random.nextInt(9), number, 5)));
                if (random.nextBoolean()) {
                    deployment.application.sleep(random.nextBoolean() ? number : number - 1);
                }
                Thread.sleep(random.nextInt(20));
                deployment.application.route(Traffic.all(number));
                deployment.application.retire(number - 1);
            }
            stop.set(true);
            int answered = 0;
            for (var result : results) {
                answered += result.get();
            }
            assertThat(answered).isGreaterThan(30);
            for (int number = 1; number < 30; number++) {
                deployment.awaitRetired(number);
            }
            assertThat(deployment.deployed)
                    .filteredOn(DeployEvent.Retired.class::isInstance)
                    .hasSize(29)
                    .allSatisfy(event ->
                            assertThat(((DeployEvent.Retired) event).cutOff()).isZero());
        }
    }

    /** The answer comes from two components, each of which says its revision. */
    private static int requests(TestDeployment deployment, AtomicBoolean stop) throws Exception {
        int answered = 0;
        while (!stop.get()) {
            var response = deployment.get("/write/environment");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).matches("version=\\d+\ntask=print\n");
            answered++;
        }
        return answered;
    }

    @Test
    void schedulesFireOnceWhoeverServes() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            int number = 1;
            deployment.serve(1, FRONT.formatted("1") + CRON);
            while (deployment.events.size() < 5) {
                number++;
                deployment.serve(number, FRONT.formatted("" + number) + CRON);
                deployment.application.retire(number - 1);
            }
            deployment.serve(number + 1, FRONT.formatted("last"));
            Thread.sleep(1_500); // for one that comes although there is no schedule any more
            var runs = deployment.events.stream()
                    .filter(event -> event.kind() == Kind.COMPLETED)
                    .map(event -> event.text())
                    .toList();
            assertThat(deployment.events).allMatch(event -> event.kind() == Kind.COMPLETED);
            assertThat(new HashSet<>(runs)).hasSameSizeAs(runs);
            assertThat(runs).hasSizeGreaterThanOrEqualTo(5);
            assertThat(seconds(runs)).isEqualTo(runs.size());
        }
    }

    /** From the first to the last, both included. */
    private static long seconds(List<String> runs) {
        var times = runs.stream()
                .map(text -> java.time.OffsetDateTime.parse(text.split(" ")[3]))
                .sorted()
                .toList();
        return java.time.Duration.between(times.getFirst(), times.getLast()).toSeconds() + 1;
    }

    @Test
    void noMessageIsLostOrHandledTwice() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, MESSAGES.formatted("1", "t.*"));
            int sent = 0;
            for (int number = 2; number <= 15; number++) {
                assertThat(deployment.get("/t.one?40").body()).isEqualTo("sent");
                sent += 40;
                String topic = number % 3 == 0 ? "t.>" : "t.*";
                deployment.serve(number, MESSAGES.formatted("" + number, topic));
                deployment.application.retire(number - 1);
            }
            int expected = sent;
            TestDeployment.await(() -> deployment.lines.size() >= expected);
            Thread.sleep(200);
            assertThat(deployment.lines).hasSize(sent);
            assertThat(deployment.events).allMatch(event -> event.kind() == Kind.COMPLETED);
            TestDeployment.await(() -> deployment.application.revisions().size() == 1);
        }
    }
}
