package dev.ashlar.wasi.preview1;

import dev.ashlar.wasi.files.Directory;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileHandle;
import dev.ashlar.wasi.files.Node;
import dev.ashlar.wasi.files.OpenMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is done to a path below a directory. */
final class PathFunctions {
    private static final int SYMLINK_FOLLOW = 1;

    private static final int CREAT = 1;
    private static final int DIRECTORY = 2;
    private static final int EXCL = 4;
    private static final int TRUNC = 8;

    private PathFunctions() {}

    static void pathOpen(
            Guest guest,
            int fd,
            int lookup,
            int path,
            int length,
            int open,
            long rights,
            long inheriting,
            int flags,
            int result)
            throws FileException {
        guest.require(result, 4);
        Descriptor.OpenDirectory directory = guest.descriptors().directory(fd, rightsToOpen(open));
        guest.descriptors().requireRoom();
        int sync = flags & (DescriptorFunctions.DSYNC | DescriptorFunctions.RSYNC | DescriptorFunctions.SYNC);
        OpenMode mode = new OpenMode(
                (rights & Rights.FD_READ) != 0,
                (rights & Rights.FD_WRITE) != 0,
                (open & CREAT) != 0,
                (open & EXCL) != 0,
                (open & DIRECTORY) != 0,
                (open & TRUNC) != 0,
                follows(lookup),
                (flags & DescriptorFunctions.APPEND) != 0,
                sync != 0);
        Node node = directory.directory.open(guest.text(path, length), mode);
        boolean nonBlocking = (flags & DescriptorFunctions.NONBLOCK) != 0;
        Descriptor descriptor = switch (node) {
            case FileHandle file -> new Descriptor.OpenFile(file, sync, nonBlocking);
            case Directory opened ->
                new Descriptor.OpenDirectory(
                        opened, Optional.empty(), guest.context().quotas().directoryEntries());
        };
        descriptor.openedThrough(directory);
        guest.putU32(result, guest.descriptors().add(descriptor));
    }

    private static long rightsToOpen(int open) {
        return Rights.PATH_OPEN
                | ((open & CREAT) != 0 ? Rights.PATH_CREATE_FILE : 0)
                | ((open & TRUNC) != 0 ? Rights.PATH_FILESTAT_SET_SIZE : 0);
    }

    private static boolean follows(int lookup) {
        return (lookup & SYMLINK_FOLLOW) != 0;
    }

    private static Directory directory(Guest guest, int fd, long right) {
        return guest.descriptors().directory(fd, right).directory;
    }

    static void pathFilestatGet(Guest guest, int fd, int lookup, int path, int length, int result)
            throws FileException {
        DescriptorFunctions.putStatus(
                guest,
                result,
                directory(guest, fd, Rights.PATH_FILESTAT_GET).status(guest.text(path, length), follows(lookup)));
    }

    static void pathFilestatSetTimes(
            Guest guest, int fd, int lookup, int path, int length, long accessed, long modified, int flags)
            throws FileException {
        directory(guest, fd, Rights.PATH_FILESTAT_SET_TIMES)
                .setTimes(
                        guest.text(path, length),
                        follows(lookup),
                        DescriptorFunctions.accessTime(accessed, flags),
                        DescriptorFunctions.modificationTime(modified, flags));
    }

    static void pathCreateDirectory(Guest guest, int fd, int path, int length) throws FileException {
        directory(guest, fd, Rights.PATH_CREATE_DIRECTORY).createDirectory(guest.text(path, length));
    }

    static void pathRemoveDirectory(Guest guest, int fd, int path, int length) throws FileException {
        directory(guest, fd, Rights.PATH_REMOVE_DIRECTORY).removeDirectory(guest.text(path, length));
    }

    static void pathUnlinkFile(Guest guest, int fd, int path, int length) throws FileException {
        directory(guest, fd, Rights.PATH_UNLINK_FILE).removeFile(guest.text(path, length));
    }

    static void pathRename(Guest guest, int fd, int path, int length, int newFd, int newPath, int newLength)
            throws FileException {
        directory(guest, fd, Rights.PATH_RENAME_SOURCE)
                .rename(
                        guest.text(path, length),
                        directory(guest, newFd, Rights.PATH_RENAME_TARGET),
                        guest.text(newPath, newLength));
    }

    static void pathLink(Guest guest, int fd, int lookup, int path, int length, int newFd, int newPath, int newLength)
            throws FileException {
        if (follows(lookup)) {
            throw new ErrnoException(Errno.INVAL);
        }
        directory(guest, fd, Rights.PATH_LINK_SOURCE)
                .link(
                        guest.text(path, length),
                        directory(guest, newFd, Rights.PATH_LINK_TARGET),
                        guest.text(newPath, newLength));
    }

    static void pathSymlink(Guest guest, int target, int targetLength, int fd, int path, int length)
            throws FileException {
        directory(guest, fd, Rights.PATH_SYMLINK)
                .symbolicLink(guest.text(target, targetLength), guest.text(path, length));
    }

    static void pathReadlink(Guest guest, int fd, int path, int length, int buffer, int bufferLength, int result)
            throws FileException {
        guest.require(buffer, bufferLength);
        byte[] target = directory(guest, fd, Rights.PATH_READLINK)
                .readLink(guest.text(path, length))
                .getBytes(StandardCharsets.UTF_8);
        int fits = Math.min(target.length, bufferLength);
        guest.put(buffer, target, fits);
        guest.putU32(result, fits);
    }
}
