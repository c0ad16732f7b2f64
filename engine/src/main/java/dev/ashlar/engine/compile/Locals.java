package dev.ashlar.engine.compile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Places of values in JVM locals: the function's own locals, what every function carries along, temporaries. */
final class Locals {
    private final List<Kind> kinds;
    private final int[] slots;
    private final Map<Kind, List<Integer>> temporaries = new EnumMap<>(Kind.class);
    final int instance;
    final int exec;
    final int depth;
    final int memory;
    private int next;

    /**
     * @param kinds parameters, then declared locals
     * @param shape of the function, which says where the parameters arrive
     */
    Locals(List<Kind> kinds, Shape shape) {
        this.kinds = kinds;
        this.slots = new int[kinds.size()];
        boolean wide = shape.wide();
        int parameters = shape.parameters().size();
        next = wide ? 2 : 0;
        if (!wide) {
            place(0, parameters);
        }
        instance = next++;
        exec = next++;
        depth = next++;
        memory = next++;
        place(wide ? 0 : parameters, kinds.size());
    }

    private void place(int from, int to) {
        for (int i = from; i < to; i++) {
            slots[i] = next;
            next += kinds.get(i).slots();
        }
    }

    int count() {
        return slots.length;
    }

    Kind kind(int local) {
        return kinds.get(local);
    }

    int slot(int local) {
        return slots[local];
    }

    /** JVM slots taken so far. */
    int size() {
        return next;
    }

    int fresh(Kind kind) {
        int slot = next;
        next += kind.slots();
        return slot;
    }

    /** The {@code ordinal}-th temporary of a kind; contents last until the next use. */
    int temporary(Kind kind, int ordinal) {
        List<Integer> known = temporaries.computeIfAbsent(kind, k -> new ArrayList<>());
        while (known.size() <= ordinal) {
            known.add(fresh(kind));
        }
        return known.get(ordinal);
    }
}
