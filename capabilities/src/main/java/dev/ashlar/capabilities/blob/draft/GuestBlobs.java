package dev.ashlar.capabilities.blob.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.capabilities.blob.BlobStore;
import dev.ashlar.capabilities.blob.Blobs;
import dev.ashlar.wasi.context.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What one guest has open of blob stores. All of it counts as its open files, and ends with it. */
final class GuestBlobs implements AutoCloseable {
    private final Context context;
    private final Blobs blobs;
    private final Set<AutoCloseable> open = new HashSet<>();

    GuestBlobs(Context context, Blobs blobs) {
        this.context = context;
        this.blobs = blobs;
    }

    Context context() {
        return context;
    }

    int whole() {
        return blobs.limits().wholeBytes();
    }

    int names() {
        return blobs.limits().names();
    }

    BlobStore store(String container) {
        requireName(container);
        return blobs.find(container).orElseThrow(() -> {
            String label = container.contains("/") ? container.substring(0, container.indexOf('/')) : container;
            return new BlobException("container \"%s\": this component was not granted the blob store \"%s\""
                    .formatted(container, label));
        });
    }

    BlobStore anyStore() {
        return blobs.any().orElseThrow(() -> new BlobException("this component was granted no blob store"));
    }

    String requireName(String name) {
        // No character has fewer bytes than one.
        if (name.length() > blobs.limits().name()
                || name.getBytes(UTF_8).length > blobs.limits().name()) {
            throw new BlobException("a name of more than %d bytes, \"%s…\""
                    .formatted(blobs.limits().name(), name.substring(0, Math.min(20, name.length()))));
        }
        return name;
    }

    void requireNames(List<String> names) {
        if (names.size() > blobs.limits().names()) {
            throw new BlobException("%d names in one call; at most %d are allowed"
                    .formatted(names.size(), blobs.limits().names()));
        }
        names.forEach(this::requireName);
    }

    /** Opens something, if one more may be open. */
    <T extends AutoCloseable> T opening(Supplier<T> action) {
        var files = context.quotas().openFiles();
        if (!files.tryTake(1)) {
            throw new BlobException("too many %s: at most %d".formatted(files.what(), files.limit()));
        }
        try {
            T opened = action.get();
            open.add(opened);
            return opened;
        } catch (RuntimeException e) {
            files.giveBack(1);
            throw e;
        }
    }

    void close(AutoCloseable opened) {
        if (open.remove(opened)) {
            context.quotas().openFiles().giveBack(1);
            closeNow(opened);
        }
    }

    private static void closeNow(AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close what a guest had open of a blob store", e);
        }
    }

    @Override
    public void close() {
        open.forEach(GuestBlobs::closeNow);
        open.clear();
    }
}
