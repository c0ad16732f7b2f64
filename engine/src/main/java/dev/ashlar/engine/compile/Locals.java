package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where a method keeps things: the function's locals, what every method carries along (instance, context, depth, the
 * bytes of memory 0) and temporaries. Subclasses say where the function's locals are.
 */
abstract class Locals {
    private final List<Kind> kinds;
    private final Map<Kind, List<Integer>> temporaries = new EnumMap<>(Kind.class);
    private int next;
    final int instance;
    final int exec;
    final int depth;
    final int memory;

    /**
     * @param kinds parameters, then declared locals
     * @param context the first of the JVM locals in which instance, context and depth arrive
     */
    Locals(List<Kind> kinds, int context) {
        this.kinds = kinds;
        this.instance = context;
        this.exec = context + 1;
        this.depth = context + 2;
        this.memory = context + 3;
        this.next = context + 4;
    }

    /** Pushes a local. */
    abstract void load(CodeBuilder out, int local);

    /** Pops into a local. */
    abstract void store(CodeBuilder out, int local);

    int count() {
        return kinds.size();
    }

    Kind kind(int local) {
        return kinds.get(local);
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
