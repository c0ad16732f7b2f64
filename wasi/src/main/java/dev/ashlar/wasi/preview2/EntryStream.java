package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.DescriptorType;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.DirectoryEntry;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.DirectoryEntryStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The entries of a directory as they were when the guest asked. */
final class EntryStream implements DirectoryEntryStream {
    private final Iterator<dev.ashlar.wasi.files.DirectoryEntry> entries;

    EntryStream(List<dev.ashlar.wasi.files.DirectoryEntry> entries) {
        this.entries = entries.iterator();
    }

    @Override
    public Optional<DirectoryEntry> readDirectoryEntry() {
        if (!entries.hasNext()) {
            return Optional.empty();
        }
        var entry = entries.next();
        return Optional.of(
                new DirectoryEntry(DescriptorType.valueOf(entry.kind().name()), entry.name()));
    }

    @Override
    public void close() {}
}
