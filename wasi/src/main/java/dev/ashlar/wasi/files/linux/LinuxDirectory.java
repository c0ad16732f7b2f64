package dev.ashlar.wasi.files.linux;

import dev.ashlar.wasi.files.Directory;
import dev.ashlar.wasi.files.DirectoryEntry;
import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileKind;
import dev.ashlar.wasi.files.FileStatus;
import dev.ashlar.wasi.files.FileTime;
import dev.ashlar.wasi.files.Node;
import dev.ashlar.wasi.files.OpenMode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory as a descriptor.
 *
 * <p>Operations on a name open the directory that it is in, beneath this one, and then name the last part of the path only,
 * which by itself cannot lead anywhere. No path is ever looked at twice.
 */
public final class LinuxDirectory implements Directory {
    private static final int AT_REMOVEDIR = 0x200;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int NEW_DIRECTORY_MODE = 0777;
    private static final int LONGEST_LINK = 4096;

    private final Descriptor descriptor;
    private final boolean writable;

    LinuxDirectory(Descriptor descriptor, boolean writable) {
        this.descriptor = descriptor;
        this.writable = writable;
    }

    /**
     * Opens a directory of the host by its full path; links on the way are the host's own and are followed.
     *
     * @throws IOException when there is no such directory, or it may not be read; on systems other than Linux 5.6 or later
     */
    public static Directory open(Path path, boolean writable) throws IOException {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IOException("cannot give the guest " + path + ": directories can be given on Linux only");
        }
        Path real = path.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new NotDirectoryException(path.toString());
        }
        try {
            return new LinuxDirectory(new Descriptor(HostPath.openDirectory(real.toString())), writable);
        } catch (FileException e) {
            String why =
                    e.error() == FileError.NOT_SUPPORTED ? "the kernel has no openat2, Linux 5.6 has" : e.getMessage();
            throw new IOException("cannot open " + path + ": " + why, e);
        }
    }

    @Override
    public boolean writable() {
        return writable;
    }

    @Override
    public Node open(String path, OpenMode mode) throws FileException {
        if (mode.changes() && !writable) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        if (mode.directory() && (mode.create() || mode.truncate())) {
            throw new FileException(FileError.INVALID);
        }
        Descriptor opened =
                new Descriptor(descriptor.use(number -> Opening.open(number, LastName.checked(path), mode)));
        try {
            FileStatus status = opened.use(Stat::of);
            return status.kind() == FileKind.DIRECTORY
                    ? new LinuxDirectory(opened, writable)
                    : new LinuxFile(opened, status.kind() == FileKind.REGULAR_FILE, mode);
        } catch (FileException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public FileStatus status() throws FileException {
        return descriptor.use(Stat::of);
    }

    @Override
    public FileStatus status(String path, boolean follow) throws FileException {
        LastName last = LastName.of(path);
        if (follow || last.isDots() || last.directory()) {
            return inNode(path, Stat::of);
        }
        return inParent(last, parent -> Stat.ofName(parent, last.name()));
    }

    @Override
    public void setTimes(FileTime accessed, FileTime modified) throws FileException {
        requireWritable();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment times = Times.of(accessed, modified, arena);
            descriptor.use(number -> {
                Libc.futimens(number, times);
                return true;
            });
        }
    }

    @Override
    public void setTimes(String path, boolean follow, FileTime accessed, FileTime modified) throws FileException {
        requireWritable();
        LastName last = LastName.of(path);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment times = Times.of(accessed, modified, arena);
            if (follow || last.isDots() || last.directory()) {
                inNode(path, node -> {
                    Libc.utimensat(node, "", times, AT_EMPTY_PATH);
                    return true;
                });
                return;
            }
            inParent(last, parent -> {
                Libc.utimensat(parent, last.name(), times, AT_SYMLINK_NOFOLLOW);
                return true;
            });
        }
    }

    @Override
    public void createDirectory(String path) throws FileException {
        requireWritable();
        LastName last = LastName.of(path);
        if (last.isDots()) {
            throw new FileException(FileError.EXISTS);
        }
        inParent(last, parent -> {
            Libc.mkdirat(parent, last.name(), NEW_DIRECTORY_MODE);
            return true;
        });
    }

    @Override
    public void removeDirectory(String path) throws FileException {
        requireWritable();
        LastName last = LastName.of(path);
        if (last.isDots()) {
            throw new FileException(FileError.INVALID);
        }
        inParent(last, parent -> {
            Libc.unlinkat(parent, last.name(), AT_REMOVEDIR);
            return true;
        });
    }

    @Override
    public void removeFile(String path) throws FileException {
        requireWritable();
        LastName last = LastName.of(path);
        if (last.isDots()) {
            throw new FileException(FileError.IS_DIRECTORY);
        }
        inParent(last, parent -> {
            last.requireDirectoryIfSaid(parent);
            Libc.unlinkat(parent, last.name(), 0);
            return true;
        });
    }

    @Override
    public void rename(String path, Directory newParent, String newPath) throws FileException {
        move(path, newParent, newPath, FileError.NOT_DIRECTORY, Libc::renameat);
    }

    @Override
    public void link(String path, Directory newParent, String newPath) throws FileException {
        move(path, newParent, newPath, FileError.NO_ENTRY, Libc::linkat);
    }

    /** Gives what is called one name another, in this or another directory. */
    @FunctionalInterface
    private interface Renaming {
        void apply(int from, String name, int to, String newName) throws FileException;
    }

    /** @param slash what to fail with when the new name has a slash at the end, but it is no directory that gets it */
    private void move(String path, Directory newParent, String newPath, FileError slash, Renaming renaming)
            throws FileException {
        requireWritable();
        if (!(newParent instanceof LinuxDirectory target)) {
            throw new FileException(FileError.CROSS_DEVICE);
        }
        target.requireWritable();
        LastName from = LastName.of(path);
        LastName to = LastName.of(newPath);
        if (from.isDots() || to.isDots()) {
            throw new FileException(FileError.BUSY);
        }
        inParent(from, fromParent -> {
            from.requireDirectoryIfSaid(fromParent);
            return target.inParent(to, toParent -> {
                if (to.directory() && Stat.ofName(fromParent, from.name()).kind() != FileKind.DIRECTORY) {
                    throw new FileException(slash);
                }
                renaming.apply(fromParent, from.name(), toParent, to.name());
                return true;
            });
        });
    }

    @Override
    public void symbolicLink(String target, String path) throws FileException {
        requireWritable();
        if (target.startsWith("/")) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        LastName last = LastName.of(path);
        if (last.isDots()) {
            throw new FileException(FileError.EXISTS);
        }
        inParent(last, parent -> {
            if (last.directory()) {
                Stat.ofName(parent, last.name());
                throw new FileException(FileError.EXISTS);
            }
            Libc.symlinkat(target, parent, last.name());
            return true;
        });
    }

    @Override
    public String readLink(String path) throws FileException {
        LastName last = LastName.of(path);
        if (last.isDots() || last.directory()) {
            throw new FileException(FileError.INVALID);
        }
        return inParent(last, parent -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment target = arena.allocate(LONGEST_LINK);
                int length = Libc.readlinkat(parent, last.name(), target);
                String text = Names.fromNative(target.asSlice(0, length));
                if (text.startsWith("/")) {
                    throw new FileException(FileError.NOT_PERMITTED);
                }
                return text;
            }
        });
    }

    @Override
    public List<DirectoryEntry> list(int limit, Runnable betweenSlices) throws FileException {
        int listing = descriptor.use(number -> Opening.directory(number, "."));
        try {
            return Listing.read(listing, limit, betweenSlices);
        } finally {
            Libc.close(listing);
        }
    }

    @Override
    public void sync(boolean metadata) throws FileException {
        descriptor.use(number -> {
            Libc.fsync(number, metadata);
            return true;
        });
    }

    @Override
    public void close() {
        descriptor.close();
    }

    private void requireWritable() throws FileException {
        if (!writable) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
    }

    private <T> T inNode(String path, Descriptor.Use<T> use) throws FileException {
        return descriptor.use(number -> closing(Opening.node(number, path), use));
    }

    private <T> T inParent(LastName last, Descriptor.Use<T> use) throws FileException {
        return descriptor.use(number ->
                last.parent().isEmpty() ? use.with(number) : closing(Opening.parent(number, last.parent()), use));
    }

    private static <T> T closing(int opened, Descriptor.Use<T> use) throws FileException {
        try {
            return use.with(opened);
        } finally {
            Libc.close(opened);
        }
    }
}
