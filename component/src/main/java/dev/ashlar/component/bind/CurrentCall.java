package dev.ashlar.component.bind;

import dev.ashlar.engine.CallContext;
import org.jspecify.annotations.Nullable;

/** The calls of host functions that a thread is in, the innermost at hand. */
final class CurrentCall {
    private static final ThreadLocal<CurrentCall> OF_THREAD = ThreadLocal.withInitial(CurrentCall::new);

    private @Nullable CallContext context;

    private CurrentCall() {}

    static CurrentCall ofThread() {
        return OF_THREAD.get();
    }

    static CallContext get() {
        var context = ofThread().context;
        if (context == null) {
            throw new IllegalStateException("no component is calling the host on " + Thread.currentThread());
        }
        return context;
    }

    /** Enters a call; what is returned is to be handed to {@link #leave}. */
    @Nullable CallContext enter(CallContext entered) {
        var outer = context;
        context = entered;
        return outer;
    }

    void leave(@Nullable CallContext outer) {
        context = outer;
    }
}
