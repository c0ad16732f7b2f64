package dev.ashlar.component.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as its caller sees it: the handles that it lends until the call ends.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#subtask-state">
 *     Canonical ABI: subtasks</a>
 */
public final class Subtask {
    private @Nullable List<ResourceHandle> lenders;

    void lend(ResourceHandle handle) {
        handle.lends++;
        if (lenders == null) {
            lenders = new ArrayList<>(4);
        }
        lenders.add(handle);
    }

    /** Gives back what was lent. */
    void deliverResolve() {
        if (lenders != null) {
            lenders.forEach(handle -> handle.lends--);
            lenders = null;
        }
    }
}
