package dev.ashlar.host.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.deploy.RevisionStatus.State;
import dev.ashlar.host.manifest.Application;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that nobody uses sleep, and are there when somebody comes. */
class IdleApplicationsTest {
    private static final String PROBE = """
            [component.probe]
            source = "GUESTS/c-probe.wasm"
            routes = ["/..."]
            """;

    private static final IdleOptions SOON =
            IdleOptions.DEFAULT.withAfter(Duration.ofMillis(200)).withShortage(() -> false);

    @TempDir
    private Path directory;

    private static long count(TestDeployment deployment, Class<? extends DeployEvent> kind) {
        return deployment.deployed.stream().filter(kind::isInstance).count();
    }

    private static boolean isAsleep(TestDeployment deployment) {
        return deployment.revision(1).state() == State.ASLEEP;
    }

    /** Until so many began that see what there is now. */
    private static void awaitLooks(AtomicInteger looks, int more) throws InterruptedException {
        int end = looks.get() + more;
        TestDeployment.await(() -> looks.get() >= end);
    }

    @Test
    void sleepAndAreThereAgain() throws Exception {
        var looking = new ReentrantLock();
        var options = SOON.withShortage(() -> {
            looking.lock();
            looking.unlock();
            return false;
        });
        try (var deployment = new TestDeployment(directory);
                var idle = IdleApplications.watch(options)) {
            deployment.serve(1, PROBE);
            idle.add(deployment.application);
            for (int i = 1; i <= 3; i++) {
                TestDeployment.await(() -> isAsleep(deployment));
                assertThat(deployment.application.base().capacity().instances().used())
                        .isZero();
                looking.lock(); // however long the request takes, it finds awake what it woke
                try {
                    assertThat(deployment.get("/hello").statusCode()).isEqualTo(200);
                    assertThat(count(deployment, DeployEvent.Woken.class)).isEqualTo(i);
                } finally {
                    looking.unlock();
                }
            }
        }
    }

    @Test
    void doNotSleepWhileSomethingIsUnderWay() throws Exception {
        var looks = new AtomicInteger();
        try (var deployment = new TestDeployment(directory);
                var idle = IdleApplications.watch(SOON.withShortage(() -> looks.incrementAndGet() < 0))) {
            deployment.serve(1, PROBE);
            idle.add(deployment.application);
            try (var held = deployment.hold()) {
                awaitLooks(looks, 2); // it may have been put to sleep while the request came
                long before = count(deployment, DeployEvent.Slept.class);
                Thread.sleep(SOON.after().multipliedBy(5));
                awaitLooks(looks, 2);
                assertThat(count(deployment, DeployEvent.Slept.class)).isEqualTo(before);
                assertThat(held.end()).isEqualTo(200);
            }
            TestDeployment.await(() -> isAsleep(deployment));
        }
    }

    @Test
    void doNotSleepWhenTheyHaveSchedules() throws Exception {
        try (var deployment = new TestDeployment(directory);
                var idle = IdleApplications.watch(SOON)) {
            deployment.serve(1, """
                    [component.back]
                    source = "COMPONENTS/back.wasm"

                    [[trigger.cron]]
                    schedule = "0 0 1 1 *"
                    component = "back"
                    """);
            idle.add(deployment.application);
            Thread.sleep(1_000);
            assertThat(isAsleep(deployment)).isFalse();
        }
    }

    @Test
    void thoseThatWereUsedLongestAgoMakeRoom() throws Exception {
        var toGo = new AtomicReference<@Nullable TestDeployment>();
        var looks = new AtomicInteger();
        var options = IdleOptions.DEFAULT
                .withInterval(Duration.ofMillis(20))
                .withShortage(() -> looks.incrementAndGet() > 0 && toGo.get() != null && !isAsleep(toGo.get()));
        try (var old = new TestDeployment(directory);
                var young = new TestDeployment(directory);
                var idle = IdleApplications.watch(options)) {
            for (var deployment : List.of(old, young)) {
                deployment.serve(1, PROBE);
                idle.add(deployment.application);
                assertThat(deployment.get("/hello").statusCode()).isEqualTo(200);
                TestDeployment.await(() ->
                        deployment.application.base().meters().application().invocations() == 1);
                awaitLooks(looks, 2);
            }
            toGo.set(old);
            TestDeployment.await(() -> isAsleep(old));
            awaitLooks(looks, 2);
            assertThat(isAsleep(young)).isFalse();
            toGo.set(young);
            TestDeployment.await(() -> isAsleep(young));
        }
    }

    @Test
    void wakeOnceForAllThatWait() throws Exception {
        try (var deployment = new TestDeployment(directory);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            deployment.serve(1, PROBE);
            deployment.application.sleep();
            assertThat(isAsleep(deployment)).isTrue();
            List<Future<Integer>> answers = new ArrayList<>();
            Callable<Integer> ask = () -> deployment.get("/hello").statusCode();
            for (int i = 0; i < 30; i++) {
                answers.add(clients.submit(ask));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
            assertThat(count(deployment, DeployEvent.Woken.class)).isEqualTo(1);
        }
    }

    @Test
    void tryAgainAMomentAfterTheyCouldNotWake() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            var source = deployment.source(PROBE);
            var broken = new AtomicBoolean(true);
            var attempts = new AtomicInteger();
            deployment.application.register(1, new RevisionSource() {
                @Override
                public Application load() {
                    attempts.incrementAndGet();
                    if (broken.get()) {
                        throw new UncheckedIOException(new NoSuchFileException("blobs/sha256/00"));
                    }
                    return source.load();
                }

                @Override
                public Map<String, String> variables() {
                    return Map.of();
                }
            });
            deployment.application.route(Traffic.all(1));
            int requests = 0;
            do {
                var refused = deployment.get("/hello");
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.body()).doesNotContain("sha256");
                requests++;
            } while (requests < 5 || attempts.get() == requests);
            assertThat(attempts.get()).isLessThan(requests);
            broken.set(false);
            Thread.sleep(1_100);
            assertThat(deployment.get("/hello").statusCode()).isEqualTo(200);
        }
    }
}
