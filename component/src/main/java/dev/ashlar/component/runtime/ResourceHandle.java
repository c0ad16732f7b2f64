package dev.ashlar.component.runtime;

import org.jspecify.annotations.Nullable;

/** A handle to a resource, in an instance's table or in the host's hands. */
public final class ResourceHandle implements TableEntry {
    final RuntimeResource type;

    /** What the resource is to the instance that defines it. */
    final int rep;

    /** What the resource is to the host, where the host defines it. */
    final @Nullable Object object;

    /** The call that a borrowed handle is for; null for an owning one. */
    final @Nullable Task scope;

    /** Calls in progress that it is lent to. */
    int lends;

    ResourceHandle(RuntimeResource type, int rep, @Nullable Object object, @Nullable Task scope) {
        this.type = type;
        this.rep = rep;
        this.object = object;
        this.scope = scope;
    }

    boolean owns() {
        return scope == null;
    }
}
