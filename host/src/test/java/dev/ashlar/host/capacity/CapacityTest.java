package dev.ashlar.host.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.capacity.NoRoomException.Reason;
import dev.ashlar.host.capacity.NoRoomException.Resource;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of invocations, without invocations. */
class CapacityTest {
    @TempDir
    private Path directory;

    private static final class Spares implements Spare<String> {
        private final Deque<String> waiting = new ArrayDeque<>();
        private @Nullable Line<String> line;

        @Override
        public synchronized @Nullable String take() {
            return waiting.poll();
        }

        synchronized void keep(String one) {
            waiting.add(one);
        }

        @Override
        public void evict() {
            for (String one = take(); one != null; one = take()) {
                assertThat(line).isNotNull();
                line.dropped();
            }
        }
    }

    /** Components {@code a} and {@code b} that are started, and {@code c} that they may be linked to. */
    private Application application(String a, String b, String c, String all) throws IOException {
        Files.write(directory.resolve("x.wasm"), new byte[0]);
        Path file = directory.resolve("ashlar.toml");
        Files.writeString(file, """
                [application]
                name = "test"

                [component.a]
                source = "x.wasm"
                routes = ["/a"]
                limits = { %s }

                [component.b]
                source = "x.wasm"
                routes = ["/b"]
                limits = { %s }

                [component.c]
                source = "x.wasm"
                limits = { %s }

                [limits]
                %s
                """.formatted(a, b, c, all));
        return ManifestLoader.load(file, NamedFiles.REQUIRED).application();
    }

    private Capacity capacity(String a) throws IOException {
        return capacity(application(a, "", "", ""));
    }

    private static Capacity capacity(Application application) {
        var capacity = new Capacity();
        capacity.adopt(application);
        return capacity;
    }

    private static Line<String> line(Capacity capacity, String... members) {
        return capacity.line(members[0], List.of(members), new Spares());
    }

    private static Patience within(Duration time) {
        return new Patience(System.nanoTime() + time.toNanos(), true, Set.of(), action -> {});
    }

    private static Patience patient() {
        return within(Duration.ofSeconds(60));
    }

    private static void leave(Line<String> line) {
        line.dropped();
        line.leave();
    }

    /** Wants in, on a thread of its own. */
    private static CompletableFuture<Void> ask(Line<String> line, Patience patience) {
        var result = new CompletableFuture<Void>();
        Thread.startVirtualThread(() -> {
            try {
                line.enter(patience);
                result.complete(null);
            } catch (NoRoomException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static CompletableFuture<Void> queue(Capacity capacity, Line<String> line) {
        return queue(capacity, line, patient());
    }

    /** The same, and waits until it does. */
    private static CompletableFuture<Void> queue(Capacity capacity, Line<String> line, Patience patience) {
        int before = queued(capacity);
        var result = ask(line, patience);
        await(() -> queued(capacity) == before + 1);
        return result;
    }

    private static int queued(Capacity capacity) {
        return capacity.saturation().values().stream()
                .mapToInt(Saturation::queued)
                .sum();
    }

    private static Saturation of(Capacity capacity, String component) {
        var known = capacity.saturation().get(component);
        assertThat(known).isNotNull();
        return known;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).isNegative();
            Thread.onSpinWait();
        }
    }

    private static NoRoomException refusal(CompletableFuture<Void> asked) {
        try {
            asked.orTimeout(30, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NoRoomException why) {
                return why;
            }
            throw e;
        }
        throw new AssertionError("it got in");
    }

    @Test
    void inOrderOfArrival() throws Exception {
        var capacity = capacity("concurrency = 1");
        var line = line(capacity, "a");
        line.enter(patient());
        var waiting = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < 20; i++) {
            waiting.add(queue(capacity, line));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(waiting.subList(i, 20)).noneMatch(CompletableFuture::isDone);
            leave(line);
            waiting.get(i).get(30, TimeUnit.SECONDS);
        }
        leave(line);
        var end = of(capacity, "a");
        assertThat(end.invocations()).isZero();
        assertThat(end.instances()).isZero();
        assertThat(end.waited()).isEqualTo(20);
        assertThat(end.mostQueued()).isEqualTo(20);
        assertThat(end.longestWaitSoFar()).isPositive();
        assertThat(end.longestWait()).isZero();
    }

    @Test
    void noMoreThanTheQueueHolds() throws Exception {
        var capacity = capacity("concurrency = 1, queue = 1");
        var line = line(capacity, "a");
        line.enter(patient());
        var second = queue(capacity, line);
        var third = refusal(ask(line, patient()));
        assertThat(third.reason()).isEqualTo(Reason.QUEUE_FULL);
        assertThat(third.queue()).isEqualTo(1);
        assertThat(third.shortage().resource()).isEqualTo(Resource.CONCURRENCY);
        assertThat(of(capacity, "a").refused()).isEqualTo(1);
        var unbounded = queue(capacity, line, Patience.ENDLESS);
        leave(line);
        second.get(30, TimeUnit.SECONDS);
        leave(line);
        unbounded.get(30, TimeUnit.SECONDS);
    }

    @Test
    void noLongerThanItsTime() throws Exception {
        var capacity = capacity("concurrency = 1");
        var line = line(capacity, "a");
        line.enter(patient());
        long deadline = System.nanoTime() + Duration.ofMillis(50).toNanos();
        var began = new AtomicLong(deadline);
        var patience = new Patience(deadline, true, Set.of(), action -> began.set(System.nanoTime()));
        var late = refusal(ask(line, patience));
        assertThat(late.reason()).isEqualTo(Reason.TIME_OVER);
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(deadline);
        assertThat(late.waited()).isGreaterThanOrEqualTo(Duration.ofNanos(deadline - began.get()));
        assertThat(queued(capacity)).isZero();
        leave(line);
        line.enter(patient());
    }

    @Test
    void givesUpWhenTold() throws Exception {
        var capacity = capacity("concurrency = 1");
        var line = line(capacity, "a");
        line.enter(patient());
        var stop = new CompletableFuture<Runnable>();
        var asked = queue(
                capacity,
                line,
                new Patience(System.nanoTime() + Duration.ofMinutes(1).toNanos(), true, Set.of(), stop::complete));
        stop.get(30, TimeUnit.SECONDS).run();
        assertThat(refusal(asked).reason()).isEqualTo(Reason.GIVEN_UP);
        assertThat(queued(capacity)).isZero();
        stop.join().run();
        leave(line);
        assertThat(of(capacity, "a").invocations()).isZero();
    }

    @Test
    void moreAtOnceWhenScaledUp() throws Exception {
        var capacity = capacity("concurrency = 1, queue = 10");
        var line = line(capacity, "a");
        line.enter(patient());
        var second = queue(capacity, line);
        var third = queue(capacity, line);
        var fourth = queue(capacity, line);
        capacity.scale("a", Scale.MANIFEST.withConcurrency(3));
        second.get(30, TimeUnit.SECONDS);
        third.get(30, TimeUnit.SECONDS);
        assertThat(fourth).isNotDone();
        assertThat(of(capacity, "a").concurrency()).hasValue(3);
        assertThat(capacity.scales()).containsOnlyKeys("a");

        capacity.scale("a", Scale.MANIFEST.withConcurrency(1).withQueue(1));
        assertThat(of(capacity, "a").invocations()).isEqualTo(3);
        assertThat(refusal(ask(line, patient())).reason()).isEqualTo(Reason.QUEUE_FULL);
        leave(line);
        leave(line);
        assertThat(fourth).isNotDone();
        leave(line);
        fourth.get(30, TimeUnit.SECONDS);

        capacity.scale("a", Scale.MANIFEST);
        assertThat(capacity.scales()).isEmpty();
        assertThat(of(capacity, "a").queueLimit()).isEqualTo(10);
    }

    @Test
    void whatIsSetLiveOutlivesTheManifest() throws Exception {
        var capacity = capacity("concurrency = 1");
        capacity.scale("a", Scale.MANIFEST.withConcurrency(7));
        capacity.adopt(application("concurrency = 2, instances = 3", "", "", "instances = 9"));
        assertThat(of(capacity, "a").concurrency()).hasValue(7);
        assertThat(of(capacity, "a").instanceLimit()).isEqualTo(3);
        assertThat(capacity.instances().limit()).isEqualTo(9);
    }

    @Test
    void twoRevisionsShareALimit() throws Exception {
        var capacity = capacity("concurrency = 1");
        var old = line(capacity, "a");
        var young = line(capacity, "a", "c");
        old.enter(patient());
        var next = queue(capacity, young);
        var last = queue(capacity, old);
        leave(old);
        next.get(30, TimeUnit.SECONDS);
        assertThat(last).isNotDone();
        leave(young);
        last.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aShortageKeepsNobodyWaitingWhoHasNoPartInIt() throws Exception {
        var capacity = capacity(application("", "", "instances = 1", ""));
        var both = line(capacity, "a", "c");
        var alone = line(capacity, "b");
        both.enter(patient());
        var waiting = queue(capacity, both);
        alone.enter(within(Duration.ZERO));
        assertThat(of(capacity, "c").instances()).isEqualTo(1);
        leave(both);
        waiting.get(30, TimeUnit.SECONDS);
        var lack = refusal(ask(both, within(Duration.ofMillis(20)))).shortage();
        assertThat(lack.component()).hasValue("c");
        assertThat(lack.resource()).isEqualTo(Resource.INSTANCES);
    }

    @Test
    void whoNeedsSeveralThingsIsNotPassedOverForEver() throws Exception {
        var capacity = capacity(application("instances = 1", "instances = 1", "", ""));
        var needsA = line(capacity, "a");
        var needsB = line(capacity, "b");
        var needsBoth = line(capacity, "c", "a", "b");
        needsA.enter(patient());
        needsB.enter(patient());
        var both = queue(capacity, needsBoth);
        var nextA = queue(capacity, needsA);
        var nextB = queue(capacity, needsB);
        leave(needsA);
        assertThat(nextA).isNotDone();
        leave(needsB);
        both.get(30, TimeUnit.SECONDS);
        assertThat(nextA).isNotDone();
        assertThat(nextB).isNotDone();
        leave(needsBoth);
        nextA.get(30, TimeUnit.SECONDS);
        nextB.get(30, TimeUnit.SECONDS);
    }

    @Test
    void whatOneKeptThatGaveUpIsThereForOthers() throws Exception {
        var capacity = capacity(application("instances = 1", "instances = 1", "", ""));
        var needsA = line(capacity, "a");
        var needsB = line(capacity, "b");
        var needsBoth = line(capacity, "c", "a", "b");
        needsA.enter(patient());
        needsB.enter(patient());
        var both = queue(capacity, needsBoth, within(Duration.ofSeconds(3)));
        var nextA = queue(capacity, needsA);
        leave(needsA);
        assertThat(nextA).isNotDone();
        assertThat(refusal(both).reason()).isEqualTo(Reason.TIME_OVER);
        nextA.get(30, TimeUnit.SECONDS);
        leave(needsA);
        leave(needsB);
        assertThat(capacity.instances().used()).isZero();
    }

    @Test
    void instancesThatRestAreUsedOrMakeRoom() throws Exception {
        var capacity = capacity(application("", "", "", "instances = 1"));
        var spares = new Spares();
        var reusing = capacity.line("a", List.of("a"), spares);
        spares.line = reusing;
        var other = line(capacity, "b");
        assertThat(reusing.enter(patient())).isNull();
        spares.keep("graph");
        reusing.leave();
        assertThat(reusing.enter(patient())).isEqualTo("graph");
        var waiting = queue(capacity, other);
        spares.keep("graph");
        reusing.leave();
        waiting.get(30, TimeUnit.SECONDS);
        assertThat(spares.take()).isNull();
        leave(other);
        assertThat(capacity.instances().used()).isZero();
    }

    @Test
    void whoIsWaitedForDoesNotWaitForWhoWaits() throws Exception {
        var capacity = capacity("concurrency = 1");
        var line = line(capacity, "a");
        line.enter(patient());
        var inner = new Patience(System.nanoTime() + 60_000_000_000L, true, Set.of("a"), action -> {});
        assertThat(refusal(ask(line, inner)).reason()).isEqualTo(Reason.CIRCLE);
        var elsewhere = new Patience(System.nanoTime() + 60_000_000_000L, true, Set.of("b"), action -> {});
        var waits = queue(capacity, line, elsewhere);
        leave(line);
        waits.get(30, TimeUnit.SECONDS);
    }

    @Test
    void refusesLimitsThatDoNothing() throws Exception {
        var capacity = capacity("");
        assertThatThrownBy(() -> capacity.scale("d", Scale.MANIFEST))
                .isInstanceOf(UnscalableException.class)
                .hasMessage("there is no component \"d\"; there are a, b, c");
        assertThatThrownBy(() -> capacity.scale("c", Scale.MANIFEST.withConcurrency(2)))
                .isInstanceOf(UnscalableException.class)
                .hasMessageContaining("nothing starts \"c\"");
        capacity.scale("c", Scale.MANIFEST.withInstances(2));
        assertThatThrownBy(() -> Scale.MANIFEST.withInstances(0))
                .hasMessage("instances = 0 is out of range: from 1 to 1000000");
    }

    @Test
    void aClosedLineKeepsNobody() throws Exception {
        var capacity = capacity("concurrency = 1");
        var line = line(capacity, "a");
        line.enter(patient());
        var waiting = queue(capacity, line);
        line.close();
        assertThat(refusal(waiting).reason()).isEqualTo(Reason.STOPPED);
        assertThat(refusal(ask(line, patient())).reason()).isEqualTo(Reason.STOPPED);
        assertThat(queued(capacity)).isZero();
    }

    @Test
    void losesNobodyWhileLimitsChange() throws Exception {
        var capacity = capacity(application(
                "concurrency = 2, queue = 1000", "instances = 2, queue = 1000", "instances = 3", "instances = 7"));
        var lines = List.of(
                line(capacity, "a", "c"), line(capacity, "b"), line(capacity, "a"), line(capacity, "c", "a", "b"));
        var admitted = new AtomicInteger();
        var refused = new AtomicInteger();
        var rounds = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                Line<String> line = lines.get(i % lines.size());
                rounds.add(threads.submit(() -> rounds(line, admitted, refused)));
            }
            rounds.add(threads.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    var random = ThreadLocalRandom.current();
                    capacity.scale("a", Scale.MANIFEST.withConcurrency(random.nextInt(1, 5)));
                    capacity.scale("c", Scale.MANIFEST.withInstances(random.nextInt(1, 5)));
                    Thread.sleep(1);
                }
                return null;
            }));
        }
        for (var round : rounds) {
            round.get(1, TimeUnit.SECONDS);
        }
        assertThat(admitted.get() + refused.get()).isEqualTo(64 * 500);
        assertThat(admitted.get()).isGreaterThan(refused.get());
        assertThat(capacity.instances().used()).isZero();
        for (Saturation one : capacity.saturation().values()) {
            assertThat(List.of(one.invocations(), one.instances(), one.queued()))
                    .isEqualTo(Collections.nCopies(3, 0));
        }
        assertThat(of(capacity, "b").mostInstances()).isLessThanOrEqualTo(2);
        assertThat(capacity.isQuiet()).isTrue();
    }

    private static @Nullable Void rounds(Line<String> line, AtomicInteger admitted, AtomicInteger refused)
            throws InterruptedException {
        var random = ThreadLocalRandom.current();
        for (int i = 0; i < 500; i++) {
            boolean hasty = random.nextInt(10) == 0;
            try {
                line.enter(hasty ? within(Duration.ofNanos(random.nextInt(200_000))) : patient());
            } catch (NoRoomException e) {
                assertThat(e.reason()).isEqualTo(Reason.TIME_OVER);
                assertThat(hasty).isTrue();
                refused.incrementAndGet();
                continue;
            }
            admitted.incrementAndGet();
            if (random.nextInt(4) == 0) {
                Thread.sleep(0, random.nextInt(100_000));
            } else {
                Thread.yield();
            }
            leave(line);
        }
        return null;
    }
}
