package dev.ashlar.wasi.files.linux;

import dev.ashlar.wasi.files.FileException;

/** Paths of the host itself, which are not confined to anything. */
final class HostPath {
    private static final int AT_FDCWD = -100;
    private static final long O_CLOEXEC = 0x80000;

    private HostPath() {}

    static int openDirectory(String path) throws FileException {
        return Libc.openat2(AT_FDCWD, path, O_CLOEXEC, 0, 0);
    }
}
