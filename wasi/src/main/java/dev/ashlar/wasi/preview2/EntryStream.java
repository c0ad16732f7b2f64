package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.DescriptorType;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.DirectoryEntry;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.DirectoryEntryStream;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.files.Directory;
import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The entries of a directory as they were when the guest asked; those not yet read count as the guest's. */
final class EntryStream implements DirectoryEntryStream {
    private final Iterator<dev.ashlar.wasi.files.DirectoryEntry> entries;
    private final Quota quota;
    private int left;

    private EntryStream(List<dev.ashlar.wasi.files.DirectoryEntry> entries, Quota quota) {
        this.entries = entries.iterator();
        this.left = entries.size();
        this.quota = quota;
    }

    /** @throws FileException when the directory has more entries than the guest may still have */
    static EntryStream of(Directory directory, Quota quota, Runnable betweenSlices) throws FileException {
        var entries = directory.list((int) quota.left(), betweenSlices);
        if (!quota.tryTake(entries.size())) {
            throw new FileException(FileError.OVERFLOW);
        }
        return new EntryStream(entries, quota);
    }

    @Override
    public Optional<DirectoryEntry> readDirectoryEntry() {
        if (left == 0) {
            return Optional.empty();
        }
        var entry = entries.next();
        left--;
        quota.giveBack(1);
        return Optional.of(
                new DirectoryEntry(DescriptorType.valueOf(entry.kind().name()), entry.name()));
    }

    @Override
    public void close() {
        quota.giveBack(left);
        left = 0;
    }
}
