package dev.ashlar.capabilities.blob.draft;

import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.container.Container;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.container.StreamObjectNames;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.ContainerMetadata;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.IncomingValue;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.ObjectMetadata;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.OutgoingValue;
import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.capabilities.blob.BlobInfo;
import dev.ashlar.capabilities.blob.BlobReader;
import dev.ashlar.capabilities.blob.BlobStore;
import java.util.List;

/** A container by its name: it may be gone when a call comes. */
record HostContainer(GuestBlobs guest, BlobStore store, String container) implements Container {
    @Override
    public String name() {
        return container;
    }

    @Override
    public ContainerMetadata info() {
        return Answers.now(
                () -> new ContainerMetadata(container, store.created(container).getEpochSecond()));
    }

    @Override
    public IncomingValue getData(String name, long start, long end) {
        return Answers.now(() -> {
            guest.requireName(name);
            BlobReader reader = guest.opening(() -> store.read(container, name).orElseThrow(() -> noObject(name)));
            return new HostIncomingValue(guest, reader, Range.of(start, end, reader.size()));
        });
    }

    private static BlobException noObject(String name) {
        return new BlobException("there is no object \"%s\"".formatted(name));
    }

    @Override
    public void writeData(String name, OutgoingValue data) {
        Answers.now(() -> ((HostOutgoingValue) data).target(store, container, guest.requireName(name)));
    }

    @Override
    public StreamObjectNames listObjects() {
        return Answers.now(() -> new NameStream(guest, guest.opening(() -> store.names(container))));
    }

    @Override
    public void deleteObject(String name) {
        Answers.waiting(() -> store.delete(container, guest.requireName(name)));
    }

    @Override
    public void deleteObjects(List<String> names) {
        Answers.waiting(() -> {
            guest.requireNames(names);
            names.forEach(name -> store.delete(container, name));
        });
    }

    @Override
    public boolean hasObject(String name) {
        return Answers.now(() -> store.info(container, guest.requireName(name)).isPresent());
    }

    @Override
    public ObjectMetadata objectInfo(String name) {
        return Answers.now(() -> {
            BlobInfo info = store.info(container, guest.requireName(name)).orElseThrow(() -> noObject(name));
            return new ObjectMetadata(name, container, info.created().getEpochSecond(), info.size());
        });
    }

    @Override
    public void clear() {
        Answers.waiting(() -> store.clear(container));
    }

    @Override
    public void close() {}
}
