package dev.ashlar.host.load;

import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds links that lead back to where they began, each with the way that it closes. */
final class LinkCycles {
    /**
     * A cycle.
     *
     * @param names the components in the order of the calls, the first one again at the end
     * @param link the last call
     */
    record Cycle(List<String> names, Link link) {
        /** The component whose link it is. */
        String closing() {
            return names.get(names.size() - 2);
        }
    }

    /** Who has this many mends some first. */
    private static final int MAX_CYCLES = 20;

    private record Step(String component, Iterator<Link> links) {}

    private final Map<String, Component> components;
    private final Set<String> done = new HashSet<>();
    private final List<Cycle> cycles = new ArrayList<>();

    private LinkCycles(Map<String, Component> components) {
        this.components = components;
    }

    static List<Cycle> find(Map<String, Component> components) {
        var search = new LinkCycles(components);
        for (String name : components.keySet()) {
            search.from(name);
        }
        return search.cycles;
    }

    private void from(String start) {
        var open = new ArrayDeque<Step>();
        var openNames = new HashSet<String>();
        enter(start, open, openNames);
        while (!open.isEmpty() && cycles.size() < MAX_CYCLES) {
            var step = open.getLast();
            if (!step.links().hasNext()) {
                openNames.remove(step.component());
                open.removeLast();
                continue;
            }
            var link = step.links().next();
            if (openNames.contains(link.component())) {
                cycles.add(new Cycle(names(open, link.component()), link));
            } else {
                enter(link.component(), open, openNames);
            }
        }
    }

    private void enter(String name, Deque<Step> open, Set<String> openNames) {
        var component = components.get(name);
        if (component != null && done.add(name)) {
            open.addLast(new Step(name, component.links().iterator()));
            openNames.add(name);
        }
    }

    private static List<String> names(Deque<Step> open, String first) {
        var names = new ArrayList<String>();
        for (var step : open) {
            if (!names.isEmpty() || step.component().equals(first)) {
                names.add(step.component());
            }
        }
        names.add(first);
        return names;
    }
}
