package dev.ashlar.host.build;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Processes that must not outlive this one. */
final class RunningProcesses implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Set<Process> running = new HashSet<>();
    private boolean closed;

    synchronized Process start(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IOException("the build is being stopped");
        }
        Process process = builder.start();
        running.add(process);
        return process;
    }

    /** Forgets a process; if it still runs it is killed, with all that it started. */
    void end(Process process) {
        if (process.isAlive()) {
            kill(process);
        }
        synchronized (this) {
            running.remove(process);
        }
    }

    /** Kills all of them, and lets none start any more. */
    @Override
    public void close() {
        Set<Process> left;
        synchronized (this) {
            closed = true;
            left = Set.copyOf(running);
        }
        left.parallelStream().forEach(RunningProcesses::kill);
    }

    /** Its family is taken down first: descendants of a process that is gone cannot be found. */
    private static void kill(Process process) {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        family.forEach(member -> awaitEnd(member, deadline));
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static void awaitEnd(ProcessHandle member, long deadline) {
        try {
            member.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // then it is killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
