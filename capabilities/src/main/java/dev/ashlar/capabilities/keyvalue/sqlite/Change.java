package dev.ashlar.capabilities.keyvalue.sqlite;

import dev.ashlar.capabilities.keyvalue.KeyValueException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One change that waits to be committed. It may be made more than once, each time after what the last one did was undone. */
final class Change<T> {
    /** Does it. */
    interface Action<T> {
        /** @throws KeyValueException when it makes no sense; then nothing was changed */
        T apply(Writer writer) throws SQLException;
    }

    private final Action<T> action;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable T made;
    private @Nullable KeyValueException refused;

    Change(Action<T> action) {
        this.action = action;
    }

    /** To wake the thread that writes. */
    static Change<Boolean> nothing() {
        return new Change<>(writer -> true);
    }

    Future<T> result() {
        return result;
    }

    void make(Writer writer) throws SQLException {
        made = null;
        refused = null;
        try {
            made = action.apply(writer);
        } catch (KeyValueException e) {
            refused = e;
        }
    }

    /** It is committed. */
    void succeed() {
        if (refused != null) {
            fail(refused);
        } else {
            boolean ignored = result.complete(made);
        }
    }

    void fail(KeyValueException why) {
        boolean ignored = result.completeExceptionally(why);
    }
}
