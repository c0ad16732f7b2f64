package dev.ashlar.capabilities.blob.draft;

import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.blobstore.Blobstore;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.container.Container;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.container.ContainerInterface;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.IncomingValue;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.ObjectId;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.OutgoingValue;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.Types;
import dev.ashlar.capabilities.blob.BlobDraft;
import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.capabilities.blob.BlobReader;
import dev.ashlar.capabilities.blob.BlobStore;
import dev.ashlar.capabilities.blob.Blobs;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.context.Context;

/** {@code wasi:blobstore@0.2.0-draft} for one guest. */
public final class BlobHost implements Types, Blobstore, AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final GuestBlobs guest;

    private BlobHost(Context context, Blobs blobs) {
        this.guest = new GuestBlobs(context, blobs);
    }

    public static void define(ComponentLinker linker, Blobs blobs, WasiLookup wasi) {
        Types.linkPerCall(linker, call -> of(call, blobs, wasi));
        ContainerInterface.link(linker);
        Blobstore.linkPerCall(linker, call -> of(call, blobs, wasi));
    }

    private static BlobHost of(CallContext call, Blobs blobs, WasiLookup wasi) {
        Context context = (Context) wasi.of(call.store());
        return context.part(BlobHost.class, its -> new BlobHost(its, blobs));
    }

    @Override
    public Container createContainer(String name) {
        return Answers.waiting(() -> {
            BlobStore store = guest.store(name);
            store.createContainer(name);
            return new HostContainer(guest, store, name);
        });
    }

    @Override
    public Container getContainer(String name) {
        return Answers.now(() -> {
            BlobStore store = guest.store(name);
            if (!store.hasContainer(name)) {
                throw new BlobException("there is no container \"%s\"".formatted(name));
            }
            return new HostContainer(guest, store, name);
        });
    }

    @Override
    public void deleteContainer(String name) {
        Answers.waiting(() -> guest.store(name).deleteContainer(name));
    }

    @Override
    public boolean containerExists(String name) {
        return Answers.now(() -> guest.store(name).hasContainer(name));
    }

    @Override
    public void copyObject(ObjectId src, ObjectId dest) {
        Answers.waiting(() -> copy(src, dest));
    }

    @Override
    public void moveObject(ObjectId src, ObjectId dest) {
        Answers.waiting(() -> {
            BlobStore from = guest.store(src.container());
            BlobStore to = guest.store(dest.container());
            if (from == to) {
                from.move(
                        src.container(),
                        guest.requireName(src.object()),
                        dest.container(),
                        guest.requireName(dest.object()));
            } else {
                copy(src, dest);
                from.delete(src.container(), src.object());
            }
        });
    }

    private void copy(ObjectId src, ObjectId dest) {
        BlobStore from = guest.store(src.container());
        BlobStore to = guest.store(dest.container());
        String target = guest.requireName(dest.object());
        try (BlobReader reader = from.read(src.container(), guest.requireName(src.object()))
                        .orElseThrow(() -> new BlobException("there is no object \"%s\"".formatted(src.object())));
                BlobDraft draft = to.begin()) {
            pour(reader, draft);
            draft.commit(dest.container(), target);
        }
    }

    static void pour(BlobReader reader, BlobDraft draft) {
        for (long done = 0; done < reader.size(); done += PIECE) {
            draft.write(reader.read(done, PIECE));
        }
    }

    @Override
    public OutgoingValue outgoingValueNewOutgoingValue() {
        return new HostOutgoingValue(guest);
    }

    @Override
    public void outgoingValueFinish(OutgoingValue value) {
        HostOutgoingValue outgoing = (HostOutgoingValue) value;
        try (outgoing) {
            Answers.waiting(outgoing::finish);
        }
    }

    @Override
    public byte[] incomingValueIncomingValueConsumeSync(IncomingValue value) {
        HostIncomingValue incoming = (HostIncomingValue) value;
        try (incoming) {
            return Answers.now(incoming::whole);
        }
    }

    @Override
    public InputStream incomingValueIncomingValueConsumeAsync(IncomingValue value) {
        return ((HostIncomingValue) value).stream();
    }

    @Override
    public void close() {
        guest.close();
    }
}
