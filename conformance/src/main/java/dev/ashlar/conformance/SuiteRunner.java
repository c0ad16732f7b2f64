package dev.ashlar.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs scripts on one engine, some at the same time, and gives up on those that hang. */
final class SuiteRunner {
    private static final int AT_ONCE = 2;

    /** What the engine has to stop a guest at its deadline, before the script is abandoned. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Function<Script, ScriptRun> runs;
    private final Duration timeout;

    /**
     * @param runs starts the run of a script
     * @param timeout what a script may take
     */
    SuiteRunner(Function<Script, ScriptRun> runs, Duration timeout) {
        this.runs = runs;
        this.timeout = timeout;
    }

    List<ScriptResult> run(List<Script> scripts) {
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<ScriptResult>> futures = new ArrayList<>();
            for (Script script : scripts) {
                futures.add(executor.submit(() -> run(script)));
            }
            List<ScriptResult> results = new ArrayList<>();
            for (Future<ScriptResult> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the runner failed, not the engine", e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private ScriptResult run(Script script) throws InterruptedException {
        long start = System.nanoTime();
        List<Outcome> outcomes = new Attempt(script).outcomes();
        return new ScriptResult(script, outcomes, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The run of one script on a thread of its own, which is left behind if it hangs. */
    private final class Attempt {
        private final Script script;
        private final List<Command> commands;
        private final List<Outcome> done = new ArrayList<>();
        private final Thread thread;
        private String end = "no end within " + timeout.plus(GRACE).toSeconds() + " s";

        Attempt(Script script) {
            this.script = script;
            commands = script.commands();
            thread = Thread.ofPlatform().daemon().name(script.name()).unstarted(this::runAll);
        }

        List<Outcome> outcomes() throws InterruptedException {
            thread.start();
            thread.join(timeout.plus(GRACE));
            synchronized (done) {
                List<Outcome> outcomes = new ArrayList<>(done);
                for (Command command : commands.subList(outcomes.size(), commands.size())) {
                    outcomes.add(new Outcome.Failed(Faults.expectation(command), end));
                }
                return outcomes;
            }
        }

        private void runAll() {
            try (ScriptRun run = runs.apply(script)) {
                for (Command command : commands) {
                    Outcome outcome = run.run(command);
                    synchronized (done) {
                        done.add(outcome);
                    }
                }
            } catch (Throwable e) {
                synchronized (done) {
                    end = "a store that cannot be made or closed: " + Faults.describe(e);
                    if (done.size() == commands.size()) {
                        done.removeLast();
                    }
                }
            }
        }
    }
}
