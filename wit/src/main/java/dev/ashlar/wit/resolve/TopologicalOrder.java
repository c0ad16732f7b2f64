package dev.ashlar.wit.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts dependencies first and keeps the order otherwise. Needs no stack in proportion to the depth of the graph. */
final class TopologicalOrder<T> {
    private final Function<T, ? extends Collection<T>> dependencies;
    private final Function<List<T>, ? extends RuntimeException> onCycle;
    private final Map<T, Boolean> done = new HashMap<>();
    private final LinkedHashSet<T> order = new LinkedHashSet<>();
    private final Deque<Visit<T>> path = new ArrayDeque<>();

    private record Visit<T>(T node, Iterator<T> rest) {}

    /** @param onCycle makes the exception for nodes that depend on each other in a circle, the first one again last */
    TopologicalOrder(
            Function<T, ? extends Collection<T>> dependencies, Function<List<T>, ? extends RuntimeException> onCycle) {
        this.dependencies = dependencies;
        this.onCycle = onCycle;
    }

    /** Adds a node and what it depends on, as far as they are not there yet. */
    void add(T root) {
        enter(root);
        while (!path.isEmpty()) {
            var visit = path.getLast();
            if (visit.rest().hasNext()) {
                enter(visit.rest().next());
            } else {
                path.removeLast();
                done.put(visit.node(), true);
                order.add(visit.node());
            }
        }
    }

    private void enter(T node) {
        @Nullable Boolean state = done.putIfAbsent(node, false);
        if (state == null) {
            path.addLast(
                    new Visit<>(node, List.<T>copyOf(dependencies.apply(node)).iterator()));
        } else if (!state) {
            throw onCycle.apply(cycle(node));
        }
    }

    private List<T> cycle(T node) {
        var cycle = new ArrayList<T>();
        for (var visit : path) {
            if (!cycle.isEmpty() || visit.node().equals(node)) {
                cycle.add(visit.node());
            }
        }
        cycle.add(node);
        return cycle;
    }

    /** What was added, dependencies first. */
    List<T> order() {
        return List.copyOf(order);
    }
}
