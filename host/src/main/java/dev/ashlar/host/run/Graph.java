package dev.ashlar.host.run;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Store;
import org.jspecify.annotations.Nullable;

/** A store with an instance of each component that an invocation may reach. Used by one thread at a time. */
final class Graph implements AutoCloseable {
    private final LinkedComponent linked;
    private final Store store;
    private final GraphData data;
    private @Nullable ComponentInstance instance;
    private int invocations;
    private boolean told;

    Graph(LinkedComponent linked, Store store, GraphData data) {
        this.linked = linked;
        this.store = store;
        this.data = data;
    }

    Store store() {
        return store;
    }

    GraphData data() {
        return data;
    }

    /** Made when first asked for. */
    ComponentInstance instance() {
        ComponentInstance known = instance;
        if (known == null) {
            known = linked.instantiate(store);
            instance = known;
        }
        return known;
    }

    /** Whether somebody was told that one of its components was silenced. */
    boolean isTold() {
        return told;
    }

    void tell() {
        told = true;
    }

    /** How many invocations it has served. */
    int countInvocation() {
        return ++invocations;
    }

    /** Nothing goes on in it until its next invocation. */
    void rest() {
        store.clearDeadlines();
        data.flushOutput();
    }

    @Override
    public void close() {
        try (data) {
            store.close();
        }
    }
}
