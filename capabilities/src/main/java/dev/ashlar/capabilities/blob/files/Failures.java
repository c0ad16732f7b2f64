package dev.ashlar.capabilities.blob.files;

import dev.ashlar.capabilities.blob.BlobException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What failures of the file system mean to those who use a store: they do not learn where on the host it is. */
final class Failures {
    private Failures() {}

    /** May fail. */
    interface Action<T> {
        T run() throws IOException;
    }

    static <T> T in(String doing, Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw of(doing, e);
        }
    }

    static BlobException of(String doing, IOException e) {
        return new BlobException("cannot %s: %s".formatted(doing, meaning(e)), e);
    }

    private static String meaning(IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("No space left")
                || reason.contains("Disk quota exceeded")
                || reason.contains("not enough space")) {
            return "there is no room left on the disk";
        }
        if (e instanceof AccessDeniedException) {
            return "the host may not write there";
        }
        return e instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : e.getClass().getSimpleName();
    }
}
