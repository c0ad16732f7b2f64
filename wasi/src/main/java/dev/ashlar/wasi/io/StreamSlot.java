package dev.ashlar.wasi.io;

import dev.ashlar.wasi.context.Context;

/** One stream of those that a guest may have. */
final class StreamSlot {
    private final Context context;
    private boolean closed;

    /** @throws dev.ashlar.engine.Trap when there is none left */
    StreamSlot(Context context) {
        Traps.take(context.quotas().streams(), 1);
        this.context = context;
    }

    Context context() {
        return context;
    }

    /** Whether it was open until now. */
    boolean close() {
        if (closed) {
            return false;
        }
        closed = true;
        context.quotas().streams().giveBack(1);
        return true;
    }
}
