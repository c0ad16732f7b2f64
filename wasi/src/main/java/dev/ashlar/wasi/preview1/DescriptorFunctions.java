package dev.ashlar.wasi.preview1;

import dev.ashlar.wasi.files.DirectoryEntry;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileHandle;
import dev.ashlar.wasi.files.FileKind;
import dev.ashlar.wasi.files.FileStatus;
import dev.ashlar.wasi.files.FileTime;
import dev.ashlar.wasi.files.Node;
import java.nio.charset.StandardCharsets;

/** What can be asked of and done to a descriptor, other than reading and writing. */
final class DescriptorFunctions {
    static final int APPEND = 1;
    static final int DSYNC = 2;
    static final int NONBLOCK = 4;
    static final int RSYNC = 8;
    static final int SYNC = 16;

    private static final int TYPE_CHARACTER_DEVICE = 2;
    private static final int TYPE_DIRECTORY = 3;
    private static final int TYPE_FILE = 4;

    private static final int SET_ATIME = 1;
    private static final int SET_ATIME_NOW = 2;
    private static final int SET_MTIME = 4;
    private static final int SET_MTIME_NOW = 8;

    private static final int DIRENT_BYTES = 24;

    private DescriptorFunctions() {}

    static void fdClose(Guest guest, int fd) {
        guest.descriptors().close(fd);
    }

    static void fdRenumber(Guest guest, int from, int to) {
        guest.descriptors().renumber(from, to);
    }

    static void fdPrestatGet(Guest guest, int fd, int result) {
        guest.putU32(result, 0);
        guest.putU32(result + 4, preopenedName(guest, fd).length);
    }

    static void fdPrestatDirName(Guest guest, int fd, int path, int length) {
        byte[] name = preopenedName(guest, fd);
        if (Integer.compareUnsigned(length, name.length) < 0) {
            throw new ErrnoException(Errno.NAMETOOLONG);
        }
        guest.put(path, name, name.length);
    }

    private static byte[] preopenedName(Guest guest, int fd) {
        if (guest.descriptors().get(fd) instanceof Descriptor.OpenDirectory directory
                && directory.preopened.isPresent()) {
            return directory.preopened.get().getBytes(StandardCharsets.UTF_8);
        }
        throw new ErrnoException(Errno.BADF);
    }

    static void fdFdstatGet(Guest guest, int fd, int result) throws FileException {
        guest.zero(result, 24);
        Descriptor descriptor = guest.descriptors().get(fd);
        guest.putU64(result + 8, descriptor.rights());
        guest.putU64(result + 16, descriptor.rightsInheriting());
        switch (descriptor) {
            case Descriptor.Input input -> {
                guest.putU8(result, input.terminal ? TYPE_CHARACTER_DEVICE : 0);
            }
            case Descriptor.Output output -> {
                guest.putU8(result, output.terminal ? TYPE_CHARACTER_DEVICE : 0);
            }
            case Descriptor.OpenFile open -> {
                guest.putU8(result, type(open.file.status().kind()));
                guest.putU16(result + 2, flags(open));
            }
            case Descriptor.OpenDirectory open -> {
                guest.putU8(result, TYPE_DIRECTORY);
            }
        }
    }

    private static int flags(Descriptor.OpenFile open) {
        return (open.file.append() ? APPEND : 0) | (open.nonBlocking ? NONBLOCK : 0) | open.syncFlags;
    }

    static void fdFdstatSetFlags(Guest guest, int fd, int flags) throws FileException {
        if (!(guest.descriptors().get(fd, Rights.FD_FDSTAT_SET_FLAGS) instanceof Descriptor.OpenFile open)) {
            throw new ErrnoException(Errno.BADF);
        }
        if ((flags & ~(APPEND | DSYNC | NONBLOCK | RSYNC | SYNC)) != 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        if ((flags & (DSYNC | RSYNC | SYNC)) != open.syncFlags) {
            throw new ErrnoException(Errno.NOTSUP);
        }
        open.file.setAppend((flags & APPEND) != 0);
        open.nonBlocking = (flags & NONBLOCK) != 0;
    }

    static void fdFdstatSetRights(Guest guest, int fd, long base, long inheriting) {
        guest.descriptors().get(fd).keep(base, inheriting);
    }

    static void fdFilestatGet(Guest guest, int fd, int result) throws FileException {
        switch (guest.descriptors().get(fd, Rights.FD_FILESTAT_GET)) {
            case Descriptor.Input input -> putStreamStatus(guest, result, input.terminal);
            case Descriptor.Output output -> putStreamStatus(guest, result, output.terminal);
            case Descriptor.OpenFile open -> putStatus(guest, result, open.file.status());
            case Descriptor.OpenDirectory open -> putStatus(guest, result, open.directory.status());
        }
    }

    private static void putStreamStatus(Guest guest, int result, boolean terminal) {
        guest.zero(result, 64);
        guest.putU8(result + 16, terminal ? TYPE_CHARACTER_DEVICE : 0);
    }

    static void putStatus(Guest guest, int result, FileStatus status) {
        guest.zero(result, 64);
        guest.putU64(result, status.device());
        guest.putU64(result + 8, status.inode());
        guest.putU8(result + 16, type(status.kind()));
        guest.putU64(result + 24, status.links());
        guest.putU64(result + 32, status.size());
        guest.putU64(result + 40, status.accessed());
        guest.putU64(result + 48, status.modified());
        guest.putU64(result + 56, status.changed());
    }

    private static int type(FileKind kind) {
        return switch (kind) {
            case UNKNOWN, FIFO -> 0;
            case BLOCK_DEVICE -> 1;
            case CHARACTER_DEVICE -> TYPE_CHARACTER_DEVICE;
            case DIRECTORY -> TYPE_DIRECTORY;
            case REGULAR_FILE -> TYPE_FILE;
            case SOCKET -> 6;
            case SYMBOLIC_LINK -> 7;
        };
    }

    static void fdFilestatSetSize(Guest guest, int fd, long size) throws FileException {
        guest.descriptors().file(fd, Rights.FD_FILESTAT_SET_SIZE).file.setSize(size);
    }

    static void fdFilestatSetTimes(Guest guest, int fd, long accessed, long modified, int flags) throws FileException {
        node(guest, fd, Rights.FD_FILESTAT_SET_TIMES)
                .setTimes(accessTime(accessed, flags), modificationTime(modified, flags));
    }

    static FileTime accessTime(long nanos, int flags) {
        return time(nanos, flags, SET_ATIME, SET_ATIME_NOW);
    }

    static FileTime modificationTime(long nanos, int flags) {
        return time(nanos, flags, SET_MTIME, SET_MTIME_NOW);
    }

    private static FileTime time(long nanos, int flags, int given, int now) {
        if ((flags & given) != 0 && (flags & now) != 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        if ((flags & given) != 0) {
            return new FileTime.At(nanos);
        }
        return (flags & now) != 0 ? FileTime.NOW : FileTime.KEEP;
    }

    static void fdSync(Guest guest, int fd) throws FileException {
        node(guest, fd, Rights.FD_SYNC).sync(true);
    }

    static void fdDatasync(Guest guest, int fd) throws FileException {
        node(guest, fd, Rights.FD_DATASYNC).sync(false);
    }

    private static Node node(Guest guest, int fd, long right) {
        return switch (guest.descriptors().get(fd, right)) {
            case Descriptor.OpenFile open -> open.file;
            case Descriptor.OpenDirectory open -> open.directory;
            case Descriptor.Input input -> throw new ErrnoException(Errno.INVAL);
            case Descriptor.Output output -> throw new ErrnoException(Errno.INVAL);
        };
    }

    /** Advice may be ignored, and is. */
    static void fdAdvise(Guest guest, int fd, long offset, long length, int advice) {
        guest.descriptors().file(fd, Rights.FD_ADVISE);
        if (advice < 0 || advice > 5 || offset < 0 || length < 0) {
            throw new ErrnoException(Errno.INVAL);
        }
    }

    static void fdAllocate(Guest guest, int fd, long offset, long length) throws FileException {
        FileHandle file = guest.descriptors().file(fd, Rights.FD_ALLOCATE).file;
        file.allocate(offset, length);
    }

    static void fdReaddir(Guest guest, int fd, int buffer, int length, long cookie, int result) throws FileException {
        guest.require(buffer, length);
        Descriptor.OpenDirectory open = guest.descriptors().directory(fd, Rights.FD_READDIR);
        if (cookie == 0) {
            open.list(guest::checkpoint);
        }
        if (cookie < 0 || cookie > open.listing().size()) {
            throw new ErrnoException(Errno.INVAL);
        }
        int at = 0;
        for (int i = (int) cookie; i < open.listing().size() && at < length; i++) {
            byte[] entry = dirent(open.listing().get(i), i + 1);
            int fits = Math.min(entry.length, length - at);
            guest.put(buffer + at, entry, fits);
            at += fits;
        }
        guest.putU32(result, at);
    }

    private static byte[] dirent(DirectoryEntry entry, long next) {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        return java.nio.ByteBuffer.allocate(DIRENT_BYTES + name.length)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putLong(next)
                .putLong(entry.inode())
                .putInt(name.length)
                .putInt(type(entry.kind()))
                .put(name)
                .array();
    }
}
