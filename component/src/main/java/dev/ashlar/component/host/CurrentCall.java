package dev.ashlar.component.host;

import dev.ashlar.engine.CallContext;
import org.jspecify.annotations.Nullable;

/** The calls of host functions that a thread is in, the innermost at hand. */
public final class CurrentCall {
    private static final ThreadLocal<CurrentCall> OF_THREAD = ThreadLocal.withInitial(CurrentCall::new);

    private @Nullable CallContext context;

    private CurrentCall() {}

    public static CurrentCall ofThread() {
        return OF_THREAD.get();
    }

    /** @throws IllegalStateException when the thread is in none */
    public static CallContext get() {
        CallContext context = ofThread().context;
        if (context == null) {
            throw new IllegalStateException("no component is calling the host on " + Thread.currentThread());
        }
        return context;
    }

    /** Enters a call; what is returned is to be handed to {@link #leave}. */
    public @Nullable CallContext enter(CallContext entered) {
        CallContext outer = context;
        context = entered;
        return outer;
    }

    public void leave(@Nullable CallContext outer) {
        context = outer;
    }
}
