package dev.ashlar.capabilities.blob.draft;

import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.OutgoingValue;
import dev.ashlar.capabilities.blob.BlobDraft;
import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.capabilities.blob.BlobReader;
import dev.ashlar.capabilities.blob.BlobStore;
import dev.ashlar.component.UnitErrorException;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An object that a guest is writing. The interface lets it say where the object goes before or after it wrote the bytes, so a
 * draft is begun in the store that was named, or in any of those that it has, and poured over in the end where that was another.
 * What is not finished never was.
 */
final class HostOutgoingValue implements OutgoingValue {
    private final GuestBlobs guest;
    private @Nullable Target target;
    private @Nullable BlobDraft draft;
    private @Nullable BlobStore draftStore;
    private @Nullable BlobException failure;
    private boolean hasBody;
    private boolean closed;

    private record Target(BlobStore store, String container, String object) {}

    HostOutgoingValue(GuestBlobs guest) {
        this.guest = guest;
    }

    @Override
    public OutputStream outgoingValueWriteBody() {
        if (hasBody) {
            throw new UnitErrorException();
        }
        OutputStream body = new BlobOutput(guest.context(), this);
        hasBody = true;
        return body;
    }

    void target(BlobStore store, String container, String object) {
        Target before = target;
        if (before != null) {
            throw new BlobException("the value goes to object \"%s\" already".formatted(before.object()));
        }
        if (!store.hasContainer(container)) {
            throw new BlobException("there is no container \"%s\"".formatted(container));
        }
        target = new Target(store, container, object);
    }

    boolean isClosed() {
        return closed;
    }

    void write(byte[] bytes) {
        if (failure != null) {
            throw failure;
        }
        try {
            draft().write(bytes);
        } catch (BlobException e) {
            failure = e;
            drop();
            throw e;
        }
    }

    private BlobDraft draft() {
        BlobDraft begun = draft;
        if (begun == null) {
            BlobStore store = target != null ? target.store() : guest.anyStore();
            begun = guest.opening(store::begin);
            draft = begun;
            draftStore = store;
        }
        return begun;
    }

    void finish() {
        if (failure != null) {
            throw failure;
        }
        Target place = target;
        if (place == null) {
            throw new BlobException("the value goes nowhere: write-data has to be called before finish");
        }
        BlobDraft written = draft();
        if (draftStore == place.store()) {
            written.commit(place.container(), place.object());
        } else {
            try (BlobReader reader = written.written();
                    BlobDraft other = place.store().begin()) {
                BlobHost.pour(reader, other);
                other.commit(place.container(), place.object());
            }
        }
    }

    private void drop() {
        BlobDraft begun = draft;
        if (begun != null) {
            draft = null;
            guest.close(begun);
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}
