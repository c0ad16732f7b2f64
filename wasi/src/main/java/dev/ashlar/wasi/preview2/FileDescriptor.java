package dev.ashlar.wasi.preview2;

import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Tuple;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.Advice;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.Descriptor;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.DescriptorFlags;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.DescriptorStat;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.DescriptorType;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.DirectoryEntryStream;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.MetadataHashValue;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.NewTimestamp;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.OpenFlags;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.PathFlags;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import dev.ashlar.wasi.files.Directory;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileHandle;
import dev.ashlar.wasi.files.FileStatus;
import dev.ashlar.wasi.files.Node;
import dev.ashlar.wasi.files.OpenMode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** {@code descriptor}: a file or a directory. */
final class FileDescriptor implements Descriptor {
    private static final int MOST = 1 << 20;

    /** Written in one go. */
    private static final int SLICE = 1 << 18;

    private static final Set<DescriptorFlags> SYNC_FLAGS = EnumSet.of(
            DescriptorFlags.FILE_INTEGRITY_SYNC,
            DescriptorFlags.DATA_INTEGRITY_SYNC,
            DescriptorFlags.REQUESTED_WRITE_SYNC);

    private final FileHost host;
    private final Node node;
    private final boolean preopened;
    private final Set<DescriptorFlags> syncFlags;
    private int users = 1;

    private FileDescriptor(FileHost host, Node node, boolean preopened, Set<DescriptorFlags> syncFlags) {
        this.host = host;
        this.node = node;
        this.preopened = preopened;
        this.syncFlags = syncFlags;
    }

    /** Dropping it leaves the directory open: the guest may ask for it again. */
    static FileDescriptor preopened(FileHost host, Directory directory) {
        return new FileDescriptor(host, directory, true, Set.of());
    }

    /** Something to do that fails in the way of files. */
    @FunctionalInterface
    private interface Action<T> {
        T run() throws FileException;
    }

    /** The same without a result. */
    @FunctionalInterface
    private interface Effect {
        void run() throws FileException;
    }

    private static <T> T get(Action<T> action) {
        try {
            return action.run();
        } catch (FileException e) {
            throw new ErrorCodeException(ErrorCodes.of(e.error()));
        }
    }

    private static void act(Effect effect) {
        get(() -> {
            effect.run();
            return true;
        });
    }

    private FileHandle file(ErrorCode otherwise) {
        if (node instanceof FileHandle file) {
            return file;
        }
        throw new ErrorCodeException(otherwise);
    }

    private Directory directory() {
        if (node instanceof Directory directory) {
            return directory;
        }
        throw new ErrorCodeException(ErrorCode.NOT_DIRECTORY);
    }

    private FileHandle readable() {
        FileHandle file = file(ErrorCode.IS_DIRECTORY);
        if (!file.readable()) {
            throw new ErrorCodeException(ErrorCode.BAD_DESCRIPTOR);
        }
        return file;
    }

    private FileHandle writable() {
        FileHandle file = file(ErrorCode.IS_DIRECTORY);
        if (!file.writable()) {
            throw new ErrorCodeException(ErrorCode.BAD_DESCRIPTOR);
        }
        return file;
    }

    @Override
    public InputStream readViaStream(long offset) {
        FileHandle file = readable();
        return new FileInput(host.roomForStream(), this, file, offset);
    }

    @Override
    public OutputStream writeViaStream(long offset) {
        FileHandle file = writable();
        return new FileOutput(host.roomForStream(), this, file, offset, false);
    }

    @Override
    public OutputStream appendViaStream() {
        FileHandle file = writable();
        return new FileOutput(host.roomForStream(), this, file, 0, true);
    }

    @Override
    public void advise(long offset, long length, Advice advice) {
        FileHandle ignored = file(ErrorCode.BAD_DESCRIPTOR);
    }

    @Override
    public void syncData() {
        act(() -> node.sync(false));
    }

    @Override
    public void sync() {
        act(() -> node.sync(true));
    }

    @Override
    public Set<DescriptorFlags> getFlags() {
        Set<DescriptorFlags> flags = EnumSet.noneOf(DescriptorFlags.class);
        flags.addAll(syncFlags);
        switch (node) {
            case FileHandle file -> {
                add(flags, DescriptorFlags.READ, file.readable());
                add(flags, DescriptorFlags.WRITE, file.writable());
            }
            case Directory directory -> {
                flags.add(DescriptorFlags.READ);
                add(flags, DescriptorFlags.MUTATE_DIRECTORY, directory.writable());
            }
        }
        return flags;
    }

    private static void add(Set<DescriptorFlags> flags, DescriptorFlags flag, boolean is) {
        if (is) {
            flags.add(flag);
        }
    }

    @Override
    public DescriptorType getType() {
        return type(get(node::status));
    }

    private static DescriptorType type(FileStatus status) {
        return DescriptorType.valueOf(status.kind().name());
    }

    @Override
    public void setSize(long size) {
        act(() -> writable().setSize(size));
    }

    @Override
    public void setTimes(NewTimestamp dataAccessTimestamp, NewTimestamp dataModificationTimestamp) {
        act(() -> node.setTimes(Times.fileTime(dataAccessTimestamp), Times.fileTime(dataModificationTimestamp)));
    }

    @Override
    public Tuple.Of2<byte[], Boolean> read(long length, long offset) {
        FileHandle file = readable();
        byte[] bytes = new byte[Long.compareUnsigned(length, MOST) > 0 ? MOST : (int) length];
        int got = get(() -> file.read(offset, bytes, 0, bytes.length));
        return new Tuple.Of2<>(Arrays.copyOf(bytes, got), got == 0 && length != 0);
    }

    @Override
    public long write(byte[] buffer, long offset) {
        FileHandle file = writable();
        return get(() -> writeAll(file, buffer, offset));
    }

    private static long writeAll(FileHandle file, byte[] buffer, long offset) throws FileException {
        CallContext call = HostBinding.currentCall();
        int done = 0;
        while (done < buffer.length) {
            int wanted = Math.min(SLICE, buffer.length - done);
            int written = file.write(offset + done, buffer, done, wanted);
            done += written;
            if (written < wanted) {
                break;
            }
            call.checkpoint();
        }
        return done;
    }

    @Override
    public DirectoryEntryStream readDirectory() {
        Runnable checkpoint = HostBinding.currentCall()::checkpoint;
        return get(() -> EntryStream.of(directory(), host.directoryEntries(), checkpoint));
    }

    @Override
    public void createDirectoryAt(String path) {
        act(() -> directory().createDirectory(path));
    }

    @Override
    public DescriptorStat stat() {
        return stat(get(node::status));
    }

    @Override
    public DescriptorStat statAt(Set<PathFlags> pathFlags, String path) {
        return stat(get(() -> directory().status(path, follows(pathFlags))));
    }

    private static DescriptorStat stat(FileStatus status) {
        return new DescriptorStat(
                type(status),
                status.links(),
                status.size(),
                Optional.of(Times.datetime(status.accessed())),
                Optional.of(Times.datetime(status.modified())),
                Optional.of(Times.datetime(status.changed())));
    }

    private static boolean follows(Set<PathFlags> flags) {
        return flags.contains(PathFlags.SYMLINK_FOLLOW);
    }

    @Override
    public void setTimesAt(
            Set<PathFlags> pathFlags,
            String path,
            NewTimestamp dataAccessTimestamp,
            NewTimestamp dataModificationTimestamp) {
        act(() -> directory()
                .setTimes(
                        path,
                        follows(pathFlags),
                        Times.fileTime(dataAccessTimestamp),
                        Times.fileTime(dataModificationTimestamp)));
    }

    @Override
    public void linkAt(Set<PathFlags> oldPathFlags, String oldPath, Descriptor newDescriptor, String newPath) {
        if (follows(oldPathFlags)) {
            throw new ErrorCodeException(ErrorCode.INVALID);
        }
        act(() -> directory().link(oldPath, other(newDescriptor).directory(), newPath));
    }

    @Override
    public Descriptor openAt(
            Set<PathFlags> pathFlags, String path, Set<OpenFlags> openFlags, Set<DescriptorFlags> flags) {
        if (flags.contains(DescriptorFlags.MUTATE_DIRECTORY) && !directory().writable()) {
            throw new ErrorCodeException(ErrorCode.NOT_PERMITTED);
        }
        Directory parent = directory();
        Node opened = host.opening(() -> get(() -> parent.open(path, mode(pathFlags, openFlags, flags))));
        Set<DescriptorFlags> syncFlags = EnumSet.copyOf(SYNC_FLAGS);
        syncFlags.retainAll(flags);
        FileDescriptor descriptor = new FileDescriptor(host, opened, false, syncFlags);
        host.opened(descriptor);
        return descriptor;
    }

    private static OpenMode mode(Set<PathFlags> path, Set<OpenFlags> open, Set<DescriptorFlags> flags) {
        return new OpenMode(
                flags.contains(DescriptorFlags.READ),
                flags.contains(DescriptorFlags.WRITE),
                open.contains(OpenFlags.CREATE),
                open.contains(OpenFlags.EXCLUSIVE),
                open.contains(OpenFlags.DIRECTORY),
                open.contains(OpenFlags.TRUNCATE),
                follows(path),
                false,
                flags.contains(DescriptorFlags.FILE_INTEGRITY_SYNC)
                        || flags.contains(DescriptorFlags.DATA_INTEGRITY_SYNC));
    }

    @Override
    public String readlinkAt(String path) {
        return get(() -> directory().readLink(path));
    }

    @Override
    public void removeDirectoryAt(String path) {
        act(() -> directory().removeDirectory(path));
    }

    @Override
    public void renameAt(String oldPath, Descriptor newDescriptor, String newPath) {
        act(() -> directory().rename(oldPath, other(newDescriptor).directory(), newPath));
    }

    @Override
    public void symlinkAt(String oldPath, String newPath) {
        act(() -> directory().symbolicLink(oldPath, newPath));
    }

    @Override
    public void unlinkFileAt(String path) {
        act(() -> directory().removeFile(path));
    }

    private static FileDescriptor other(Descriptor descriptor) {
        return (FileDescriptor) descriptor;
    }

    @Override
    public boolean isSameObject(Descriptor other) {
        FileStatus mine = get(node::status);
        FileStatus theirs = get(other(other).node::status);
        return mine.device() == theirs.device() && mine.inode() == theirs.inode();
    }

    @Override
    public MetadataHashValue metadataHash() {
        return hash(get(node::status));
    }

    @Override
    public MetadataHashValue metadataHashAt(Set<PathFlags> pathFlags, String path) {
        return hash(get(() -> directory().status(path, follows(pathFlags))));
    }

    /** Of what makes it the same file, mixed: guests are not to learn the numbers of devices and inodes. */
    private static MetadataHashValue hash(FileStatus status) {
        long lower = mix(status.inode() + mix(status.device()));
        return new MetadataHashValue(lower, mix(lower + status.inode()));
    }

    private static long mix(long bits) {
        long z = bits + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    /** A stream uses the file, which stays open for it when this is closed. */
    void retain() {
        users++;
    }

    void release() {
        users--;
        if (users == 0 && !preopened) {
            node.close();
            host.closed(this);
        }
    }

    @Override
    public void close() {
        release();
    }

    /** The guest is gone. */
    void closeNow() {
        node.close();
    }
}
