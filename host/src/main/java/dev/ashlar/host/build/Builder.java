package dev.ashlar.host.build;

import dev.ashlar.host.build.BuildResult.Built;
import dev.ashlar.host.build.BuildResult.CommandFailed;
import dev.ashlar.host.build.BuildResult.NotRun;
import dev.ashlar.host.build.BuildResult.OutputMissing;
import dev.ashlar.host.build.BuildResult.Unchanged;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Builds components of an application. All that can be built is, also when another one fails. Components with the same commands
 * in the same directory are made by one run of them.
 */
public final class Builder implements AutoCloseable {
    private final BuildState state;
    private final RunningProcesses processes = new RunningProcesses();
    private final ShellCommand shell = new ShellCommand(processes);

    /** @param directory the application's; what was built is remembered below it, in {@code .ashlar} */
    public Builder(Path directory) {
        this.state = new BuildState(directory);
    }

    /**
     * How to build.
     *
     * @param jobs commands that may run at a time
     * @param force whether to build what is unchanged, too
     */
    public record Options(int jobs, boolean force) {
        public Options {
            if (jobs < 1) {
                throw new IllegalArgumentException("jobs: " + jobs);
            }
        }
    }

    /**
     * Builds.
     *
     * @return what became of the targets, in their order
     * @throws BuildException when the directory cannot be written to
     * @throws InterruptedException when the thread is told to stop; commands that run are killed
     */
    public List<BuildResult> build(List<BuildTarget> targets, Options options, BuildListener listener)
            throws InterruptedException {
        if (targets.isEmpty()) {
            return List.of();
        }
        try (BuildLock _ = state.lock(listener::waiting)) {
            return buildAlone(targets, options, listener);
        }
    }

    private List<BuildResult> buildAlone(List<BuildTarget> targets, Options options, BuildListener listener)
            throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(
                options.jobs(), Thread.ofPlatform().daemon().name("build-", 1).factory());
        try {
            var tasks = groups(targets).stream()
                    .map(group -> workers.submit(() -> build(group, options.force(), listener)))
                    .toList();
            var results = new LinkedHashMap<String, BuildResult>();
            for (var task : tasks) {
                result(task).forEach(result -> results.put(result.component(), result));
            }
            return targets.stream().map(target -> results.get(target.name())).toList();
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<BuildResult> result(Future<List<BuildResult>> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Collection<List<BuildTarget>> groups(List<BuildTarget> targets) {
        var groups = new LinkedHashMap<List<Object>, List<BuildTarget>>();
        targets.forEach(target -> groups.computeIfAbsent(
                        List.of(target.commands(), target.directory()), key -> new ArrayList<>())
                .add(target));
        return groups.values();
    }

    private List<BuildResult> build(List<BuildTarget> group, boolean force, BuildListener listener)
            throws InterruptedException {
        var results = new ArrayList<BuildResult>();
        try {
            var changed = new LinkedHashMap<BuildTarget, BuildState.Entry>();
            for (var target : group) {
                var inputs = new BuildState.Entry(Fingerprint.inputs(target), output(target));
                if (!force && isUnchanged(target, inputs)) {
                    results.add(new Unchanged(target.name()));
                } else {
                    changed.put(target, inputs);
                }
            }
            if (!changed.isEmpty()) {
                results.addAll(run(changed, listener));
            }
        } catch (BuildException e) {
            results.clear();
            group.forEach(target -> results.add(new NotRun(target.name(), String.valueOf(e.getMessage()))));
        }
        results.forEach(listener::finished);
        return results;
    }

    private static Optional<Digest> output(BuildTarget target) {
        return target.output().flatMap(Fingerprint::content);
    }

    /** Whether the same inputs once led to the output that is there. */
    private boolean isUnchanged(BuildTarget target, BuildState.Entry now) {
        boolean known = !target.watch().isEmpty()
                && (target.output().isEmpty() || now.output().isPresent());
        return known && state.read(target.name()).filter(now::equals).isPresent();
    }

    private List<BuildResult> run(Map<BuildTarget, BuildState.Entry> targets, BuildListener listener)
            throws InterruptedException {
        var names = targets.keySet().stream().map(BuildTarget::name).toList();
        var first = targets.keySet().iterator().next();
        names.forEach(state::forget);
        names.forEach(listener::started);
        var tail = new Tail();
        long start = System.nanoTime();
        for (String command : first.commands()) {
            int exitCode;
            try {
                exitCode = shell.run(command, first.directory(), line -> {
                    tail.add(line);
                    names.forEach(name -> listener.printed(name, line));
                });
            } catch (IOException e) {
                String reason = "cannot run '%s' in %s: %s".formatted(command, first.directory(), e.getMessage());
                return names.stream()
                        .<BuildResult>map(name -> new NotRun(name, reason))
                        .toList();
            }
            if (exitCode != 0) {
                var lines = tail.lines();
                var time = since(start);
                return names.stream()
                        .<BuildResult>map(name -> new CommandFailed(name, command, exitCode, lines, time))
                        .toList();
            }
        }
        var results = new ArrayList<BuildResult>();
        targets.forEach((target, before) -> results.add(finish(target, before, tail, since(start))));
        return results;
    }

    private BuildResult finish(BuildTarget target, BuildState.Entry before, Tail tail, Duration time) {
        if (target.output().isPresent() && !Files.isRegularFile(target.output().get())) {
            return new OutputMissing(target.name(), target.output().get(), tail.lines(), time);
        }
        state.write(target.name(), new BuildState.Entry(before.inputs(), output(target)));
        return new Built(target.name(), time);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Kills the commands that run; none start afterwards. */
    @Override
    public void close() {
        processes.close();
    }

    /** The last lines of what commands print. */
    private static final class Tail {
        private static final int LINES = 100;
        private final ArrayDeque<String> lines = new ArrayDeque<>();

        synchronized void add(String line) {
            if (lines.size() == LINES) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }
    }
}
