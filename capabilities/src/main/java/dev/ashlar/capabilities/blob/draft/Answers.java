package dev.ashlar.capabilities.blob.draft;

import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.ErrorException;
import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.wasi.io.Waiting;
import java.util.function.Supplier;

/** How calls end: what a store cannot do is the interface's error. */
final class Answers {
    private Answers() {}

    static <T> T now(Supplier<T> action) {
        try {
            return action.get();
        } catch (BlobException e) {
            throw new ErrorException(String.valueOf(e.getMessage()));
        }
    }

    static void now(Runnable action) {
        boolean ignored = now(() -> {
            action.run();
            return true;
        });
    }

    /** The same for what waits for the disk: others have the guest's permit meanwhile. */
    static <T> T waiting(Supplier<T> action) {
        return now(() -> Waiting.blocking(action::get));
    }

    static void waiting(Runnable action) {
        boolean ignored = waiting(() -> {
            action.run();
            return true;
        });
    }
}
