package dev.ashlar.host.run;

import dev.ashlar.host.capacity.Spare;
import dev.ashlar.host.manifest.Reuse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Graphs that wait for their next invocation, where a manifest lets them serve more than one. The one that waits for the shortest
 * time is taken first, so that the others may go.
 */
final class IdleGraphs implements Spare<Graph>, AutoCloseable {
    private record Waiting(Graph graph, long since) {}

    private final Reuse reuse;
    private final Consumer<Graph> drop;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean watched;
    private boolean closed;

    /** @param drop what becomes of a graph that is not used again */
    IdleGraphs(Reuse reuse, Consumer<Graph> drop) {
        this.reuse = reuse;
        this.drop = drop;
    }

    @Override
    public synchronized @Nullable Graph take() {
        Waiting last = waiting.pollLast();
        return last == null ? null : last.graph();
    }

    /** False if the graph has served its invocations. */
    synchronized boolean keep(Graph graph) {
        if (closed || graph.countInvocation() >= reuse.invocations()) {
            return false;
        }
        graph.rest();
        waiting.addLast(new Waiting(graph, System.nanoTime()));
        if (!watched) {
            watched = true;
            var ignored = Thread.ofVirtual().name("idle instances").start(this::watch);
        }
        return true;
    }

    private void watch() {
        try {
            do {
                Thread.sleep(reuse.idle());
            } while (dropOld());
        } catch (InterruptedException e) {
            evict();
        }
    }

    /** Whether some are left. */
    private boolean dropOld() {
        List<Graph> old = new ArrayList<>();
        boolean left;
        synchronized (this) {
            long now = System.nanoTime();
            while (!waiting.isEmpty()
                    && now - waiting.getFirst().since() >= reuse.idle().toNanos()) {
                old.add(waiting.removeFirst().graph());
            }
            left = !waiting.isEmpty();
            watched = left;
        }
        old.forEach(drop);
        return left;
    }

    @Override
    public void evict() {
        List<Graph> all = new ArrayList<>();
        synchronized (this) {
            waiting.forEach(one -> all.add(one.graph()));
            waiting.clear();
        }
        all.forEach(drop);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        evict();
    }
}
