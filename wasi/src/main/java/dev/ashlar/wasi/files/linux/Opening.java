package dev.ashlar.wasi.files.linux;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.OpenMode;

/**
 * Opens what lies below a directory, with {@code openat2} of Linux 5.6: the kernel itself refuses every step out of the
 * directory, whether by {@code ..}, by an absolute path or by a symbolic link, whoever moves things meanwhile.
 */
final class Opening {
    private static final long O_WRONLY = 1;
    private static final long O_RDWR = 2;
    private static final long O_CREAT = 0x40;
    private static final long O_EXCL = 0x80;
    private static final long O_NOCTTY = 0x100;
    private static final long O_TRUNC = 0x200;
    private static final long O_NONBLOCK = 0x800;
    private static final long O_CLOEXEC = 0x80000;
    private static final long O_SYNC = 0x101000;
    private static final long O_PATH = 0x200000;
    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
    private static final long O_DIRECTORY = ARM ? 0x4000 : 0x10000;
    private static final long O_NOFOLLOW = ARM ? 0x8000 : 0x20000;

    private static final long RESOLVE_NO_MAGICLINKS = 2;
    private static final long RESOLVE_BENEATH = 8;

    private static final int NEW_FILE_MODE = 0666;

    /** The kernel says "again" when something was renamed while it looked whether {@code ..} leads outside. */
    private static final int TRIES = 64;

    private Opening() {}

    static int open(int directory, String path, OpenMode mode) throws FileException {
        long flags = O_NOCTTY | O_NONBLOCK;
        if (mode.write()) {
            flags |= mode.read() ? O_RDWR : O_WRONLY;
        }
        flags |= mode.directory() ? O_DIRECTORY : 0;
        flags |= mode.create() ? O_CREAT : 0;
        flags |= mode.exclusive() ? O_EXCL : 0;
        flags |= mode.truncate() ? O_TRUNC : 0;
        flags |= mode.follow() ? 0 : O_NOFOLLOW;
        flags |= mode.sync() ? O_SYNC : 0;
        return beneath(directory, path, flags, mode.create() ? NEW_FILE_MODE : 0);
    }

    /** To list it. */
    static int directory(int directory, String path) throws FileException {
        return beneath(directory, path, O_DIRECTORY, 0);
    }

    /** To name things in it; a guest may do that in a directory that it cannot list. */
    static int parent(int directory, String path) throws FileException {
        return beneath(directory, path, O_PATH | O_DIRECTORY, 0);
    }

    /** To ask about it, following symbolic links. */
    static int node(int directory, String path) throws FileException {
        return beneath(directory, path, O_PATH, 0);
    }

    private static int beneath(int directory, String path, long flags, int mode) throws FileException {
        for (int i = 0; ; i++) {
            try {
                return Libc.openat2(directory, path, flags | O_CLOEXEC, mode, RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS);
            } catch (FileException e) {
                if (e.error() == FileError.CROSS_DEVICE) {
                    throw new FileException(FileError.NOT_PERMITTED);
                }
                if (e.error() != FileError.WOULD_BLOCK || i == TRIES) {
                    throw e;
                }
            }
        }
    }
}
