package dev.ashlar.host.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.build.BuildResult.Built;
import dev.ashlar.host.build.BuildResult.CommandFailed;
import dev.ashlar.host.build.BuildResult.NotRun;
import dev.ashlar.host.build.BuildResult.OutputMissing;
import dev.ashlar.host.build.BuildResult.Unchanged;
import dev.ashlar.host.build.Builder.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are a POSIX shell's")
@Timeout(60)
class BuilderTest {
    private static final Options OPTIONS = new Options(4, false);

    private static final BuildListener NOBODY = new BuildListener() {};

    @TempDir
    private Path folder;

    private BuildTarget target(String name, String watch, String... commands) {
        return new BuildTarget(
                name,
                List.of(commands),
                folder,
                watch.isEmpty() ? List.of() : List.of(watch),
                Optional.of(folder.resolve(name + ".wasm")));
    }

    private BuildResult build(BuildTarget target) throws InterruptedException {
        return build(target, OPTIONS);
    }

    private BuildResult build(BuildTarget target, Options options) throws InterruptedException {
        try (var builder = new Builder(folder)) {
            return builder.build(List.of(target), options, NOBODY).getFirst();
        }
    }

    private void write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void leavesAloneWhatIsUnchanged() throws Exception {
        write("src/a.c", "one");
        var target = target("a", "src/**/*.c", "cat src/*.c > a.wasm");
        assertThat(build(target)).isInstanceOf(Built.class);
        assertThat(build(target)).isEqualTo(new Unchanged("a"));
        assertThat(build(target, new Options(1, true))).isInstanceOf(Built.class);

        write("src/a.c", "two");
        assertThat(build(target)).isInstanceOf(Built.class);
        assertThat(folder.resolve("a.wasm")).hasContent("two");
        write("src/notes.txt", "not watched");
        assertThat(build(target)).isEqualTo(new Unchanged("a"));
        write("src/b.c", "new");
        assertThat(build(target)).isInstanceOf(Built.class);
        Files.delete(folder.resolve("src/b.c"));
        assertThat(build(target)).isInstanceOf(Built.class);
        assertThat(build(target)).isEqualTo(new Unchanged("a"));
    }

    @Test
    void buildsAgainWhenTheCommandOrTheOutputIsAnother() throws Exception {
        write("a.c", "one");
        var target = target("a", "*.c", "cat a.c > a.wasm");
        build(target);
        assertThat(build(target("a", "*.c", "cat a.c a.c > a.wasm"))).isInstanceOf(Built.class);
        write("a.wasm", "by hand");
        assertThat(build(target("a", "*.c", "cat a.c a.c > a.wasm"))).isInstanceOf(Built.class);
        Files.delete(folder.resolve("a.wasm"));
        assertThat(build(target("a", "*.c", "cat a.c a.c > a.wasm"))).isInstanceOf(Built.class);
    }

    @Test
    void runsAlwaysWhereNothingSaysWhatItIsMadeFrom() throws Exception {
        var target = target("a", "", "echo built >> a.wasm");
        assertThat(build(target)).isInstanceOf(Built.class);
        assertThat(build(target)).isInstanceOf(Built.class);
        assertThat(folder.resolve("a.wasm")).hasContent("built\nbuilt\n");
    }

    @Test
    void stateThatCannotBeReadCostsABuild() throws Exception {
        write("a.c", "one");
        var target = target("a", "*.c", "cat a.c > a.wasm");
        build(target);
        write(".ashlar/build/a", "nonsense");
        assertThat(build(target)).isInstanceOf(Built.class);
        assertThat(build(target)).isEqualTo(new Unchanged("a"));
        assertThat(folder.resolve(".ashlar/.gitignore")).hasContent("*");
    }

    @Test
    void tellsWhichCommandFailedAndWhatItPrinted() throws Exception {
        write("a.c", "one");
        var target = target("a", "*.c", "touch a.wasm", "echo out; echo err >&2; exit 7", "touch not-reached");
        var failed = (CommandFailed) build(target);
        assertThat(failed.exitCode()).isEqualTo(7);
        assertThat(failed.command()).startsWith("echo out");
        assertThat(failed.output()).containsExactly("out", "err");
        assertThat(folder.resolve("not-reached")).doesNotExist();
        assertThat(build(target)).as("a failure is not remembered as done").isInstanceOf(CommandFailed.class);
    }

    @Test
    void aFailureAfterASuccessIsNotTakenForUnchanged() throws Exception {
        write("a.c", "good");
        var target = target("a", "*.c", "grep good a.c && cp a.c a.wasm");
        build(target);
        write("a.c", "bad");
        assertThat(build(target)).isInstanceOf(CommandFailed.class);
        assertThat(build(target)).isInstanceOf(CommandFailed.class);
        write("a.c", "good");
        assertThat(build(target)).isInstanceOf(Built.class);
    }

    @Test
    void saysWhenTheFileIsNotThereAfterwards() throws Exception {
        var missing = (OutputMissing) build(target("a", "", "echo made something else"));
        assertThat(missing.file()).isEqualTo(folder.resolve("a.wasm"));
        assertThat(missing.output()).containsExactly("made something else");
    }

    @Test
    void saysWhenThereIsNoSuchDirectory() throws Exception {
        var target = new BuildTarget("a", List.of("true"), folder.resolve("nowhere"), List.of(), Optional.empty());
        assertThat(((NotRun) build(target)).reason()).contains("nowhere");
    }

    @Test
    void buildsAllOthersWhenOneFails() throws Exception {
        var results = new ArrayList<BuildResult>();
        try (var builder = new Builder(folder)) {
            results.addAll(builder.build(
                    List.of(target("a", "", "false"), target("b", "", "touch b.wasm"), target("c", "", "touch c.wasm")),
                    new Options(1, false),
                    NOBODY));
        }
        assertThat(results).extracting(BuildResult::component).containsExactly("a", "b", "c");
        assertThat(results).extracting(BuildResult::successful).containsExactly(false, true, true);
    }

    @Test
    void runsSideBySide() throws Exception {
        // each waits for what the other leaves behind
        var a = target("a", "", "touch a.here; until [ -e b.here ]; do sleep 0.01; done; touch a.wasm");
        var b = target("b", "", "touch b.here; until [ -e a.here ]; do sleep 0.01; done; touch b.wasm");
        try (var builder = new Builder(folder)) {
            assertThat(builder.build(List.of(a, b), new Options(2, false), NOBODY))
                    .allMatch(BuildResult::successful);
        }
    }

    @Test
    void runsTheSameCommandOnceForAllThatItMakes() throws Exception {
        var command = "echo x >> runs; touch a.wasm b.wasm";
        var started = Collections.synchronizedList(new ArrayList<String>());
        try (var builder = new Builder(folder)) {
            var results = builder.build(
                    List.of(target("a", "", command), target("b", "", command)), OPTIONS, new BuildListener() {
                        @Override
                        public void started(String component) {
                            started.add(component);
                        }
                    });
            assertThat(results).allMatch(BuildResult::successful);
        }
        assertThat(folder.resolve("runs")).hasContent("x");
        assertThat(started).containsExactly("a", "b");
    }

    @Test
    void watchesFilesOutsideOfTheDirectory() throws Exception {
        write("wit/a.wit", "one");
        Files.createDirectories(folder.resolve("a"));
        var target = new BuildTarget(
                "a",
                List.of("cp ../wit/a.wit ../a.wasm"),
                folder.resolve("a"),
                List.of("../wit/*.wit"),
                Optional.of(folder.resolve("a.wasm")));
        assertThat(build(target)).isInstanceOf(Built.class);
        assertThat(build(target)).isInstanceOf(Unchanged.class);
        write("wit/a.wit", "two");
        assertThat(build(target)).isInstanceOf(Built.class);
    }

    @Test
    void whatItMakesIsNotWhatItIsMadeFrom() throws Exception {
        write("a.c", "one");
        var target = target("a", "**", "date +%N > a.wasm");
        assertThat(build(target)).isInstanceOf(Built.class);
        assertThat(build(target)).isInstanceOf(Unchanged.class);
    }

    @Test
    void killsAllThatItStartedWhenItIsClosed() throws Exception {
        var running = new CountDownLatch(1);
        var pids = Collections.synchronizedList(new ArrayList<Long>());
        var target = target("a", "", "sleep 600 & echo $!; sleep 600 & echo $!; echo; wait");
        var builder = new Builder(folder);
        var build = Thread.ofPlatform().start(() -> {
            try {
                builder.build(List.of(target), OPTIONS, new BuildListener() {
                    @Override
                    public void printed(String component, String line) {
                        if (line.isEmpty()) {
                            running.countDown();
                        } else {
                            pids.add(Long.parseLong(line));
                        }
                    }
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        builder.close();
        build.join();
        assertThat(pids).hasSize(2).allSatisfy(BuilderTest::isGone);
    }

    @Test
    void startsNothingOnceItIsClosed() throws Exception {
        var builder = new Builder(folder);
        builder.close();
        var result = builder.build(List.of(target("a", "", "touch a.wasm")), OPTIONS, NOBODY)
                .getFirst();
        assertThat(((NotRun) result).reason()).contains("being stopped");
        assertThat(folder.resolve("a.wasm")).doesNotExist();
    }

    private static void isGone(long pid) {
        var process = ProcessHandle.of(pid);
        process.ifPresent(
                handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        assertThat(process.filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void killsWhatRunsWhenItsThreadIsInterrupted() throws Exception {
        var running = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var pid = new AtomicLong();
        var target = target("a", "", "echo $$; exec sleep 600");
        try (var builder = new Builder(folder)) {
            var build = Thread.ofPlatform().start(() -> {
                try {
                    builder.build(List.of(target), OPTIONS, new BuildListener() {
                        @Override
                        public void printed(String component, String line) {
                            pid.set(Long.parseLong(line));
                            running.countDown();
                        }
                    });
                } catch (InterruptedException e) {
                    stopped.countDown();
                }
            });
            assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
            build.interrupt();
            assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
            isGone(pid.get());
        }
    }

    @Test
    void doesNotWaitForWhatIsLeftInTheBackground() throws Exception {
        var start = System.nanoTime();
        assertThat(build(target("a", "", "sleep 30 & touch a.wasm"))).isInstanceOf(Built.class);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
    }

    @Test
    void twoBuildsAtOnceDoTheWorkOnce() throws Exception {
        var target = target("a", "*.txt", "sleep 0.5; echo x >> count; cat *.txt > a.wasm");
        Files.writeString(folder.resolve("in.txt"), "1");
        var told = new CopyOnWriteArrayList<String>();
        BuildListener listener = new BuildListener() {
            @Override
            public void waiting() {
                told.add("waiting");
            }
        };
        try (var pool = Executors.newFixedThreadPool(2);
                var one = new Builder(folder);
                var other = new Builder(folder)) {
            var first = pool.submit(() -> one.build(List.of(target), OPTIONS, listener));
            var second = pool.submit(() -> other.build(List.of(target), OPTIONS, listener));
            assertThat(first.get().getFirst().successful()).isTrue();
            assertThat(second.get().getFirst().successful()).isTrue();
        }
        assertThat(told).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("count"))).hasSize(1);
    }
}
