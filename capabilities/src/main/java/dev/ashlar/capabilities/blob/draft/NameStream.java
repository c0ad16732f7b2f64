package dev.ashlar.capabilities.blob.draft;

import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.container.StreamObjectNames;
import dev.ashlar.capabilities.blob.BlobNames;
import dev.ashlar.component.Tuple;
import java.util.List;

/** Names as they are asked for, at most as many at a time as the limits say. */
final class NameStream implements StreamObjectNames {
    private final GuestBlobs guest;
    private final BlobNames names;

    NameStream(GuestBlobs guest, BlobNames names) {
        this.guest = guest;
        this.names = names;
    }

    @Override
    public Tuple.Of2<List<String>, Boolean> readStreamObjectNames(long len) {
        return Answers.now(() -> {
            int most = atMost(len);
            List<String> next = names.next(most);
            return new Tuple.Of2<>(next, next.size() < most);
        });
    }

    @Override
    public Tuple.Of2<Long, Boolean> skipStreamObjectNames(long num) {
        return Answers.now(() -> {
            int most = atMost(num);
            long skipped = names.next(most).size();
            return new Tuple.Of2<>(skipped, skipped < most);
        });
    }

    private int atMost(long count) {
        return Long.compareUnsigned(count, guest.names()) > 0 ? guest.names() : (int) count;
    }

    @Override
    public void close() {
        guest.close(names);
    }
}
