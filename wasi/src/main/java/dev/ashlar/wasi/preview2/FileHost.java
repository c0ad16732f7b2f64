package dev.ashlar.wasi.preview2;

import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.preopens.Preopens;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.Descriptor;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.Types;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.IoError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code wasi:filesystem}: what is open, and how much may be. */
final class FileHost implements Types, Preopens, AutoCloseable {
    private final Context context;
    private final Set<FileDescriptor> open = new HashSet<>();

    FileHost(Context context) {
        this.context = context;
    }

    @Override
    public List<Tuple.Of2<Descriptor, String>> getDirectories() {
        return context.preopens().stream()
                .map(preopen -> new Tuple.Of2<Descriptor, String>(
                        FileDescriptor.preopened(this, preopen.directory()), preopen.name()))
                .toList();
    }

    @Override
    public Optional<ErrorCode> filesystemErrorCode(dev.ashlar.wasi.bindings.wasi.io.v0_2.error.Error err) {
        return err instanceof IoError error ? error.code(ErrorCode.class) : Optional.empty();
    }

    int directoryEntries() {
        return context.grants().limits().directoryEntries();
    }

    boolean hasRoom() {
        return open.size() < context.grants().limits().openFiles();
    }

    void opened(FileDescriptor descriptor) {
        open.add(descriptor);
    }

    void closed(FileDescriptor descriptor) {
        open.remove(descriptor);
    }

    @Override
    public void close() {
        open.forEach(FileDescriptor::closeNow);
    }
}
