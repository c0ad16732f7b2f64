package dev.ashlar.wasi.preview2;

import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.preopens.Preopens;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.Descriptor;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.Types;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.files.Node;
import dev.ashlar.wasi.io.IoError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

    Quota directoryEntries() {
        return context.quotas().directoryEntries();
    }

    /** The context for one stream more. */
    Context roomForStream() {
        if (context.quotas().streams().left() <= 0) {
            throw new ErrorCodeException(ErrorCode.QUOTA);
        }
        return context;
    }

    /** Opens something, if one more may be open. */
    Node opening(Supplier<Node> action) {
        Quota files = context.quotas().openFiles();
        if (!files.tryTake(1)) {
            throw new ErrorCodeException(ErrorCode.QUOTA);
        }
        try {
            return action.get();
        } catch (RuntimeException e) {
            files.giveBack(1);
            throw e;
        }
    }

    void opened(FileDescriptor descriptor) {
        open.add(descriptor);
    }

    void closed(FileDescriptor descriptor) {
        if (open.remove(descriptor)) {
            context.quotas().openFiles().giveBack(1);
        }
    }

    @Override
    public void close() {
        open.forEach(FileDescriptor::closeNow);
    }
}
