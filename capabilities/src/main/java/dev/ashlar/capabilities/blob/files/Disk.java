package dev.ashlar.capabilities.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Changes that are on the disk when the call returns. */
final class Disk {
    private Disk() {}

    static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                int ignored = channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Replaces what is there. */
    static void rename(Path from, Path to) throws IOException {
        Path ignored = Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        syncEntry(to);
    }

    /** That a file is there, or is not. */
    static void syncEntry(Path file) throws IOException {
        sync(Objects.requireNonNull(file.getParent()));
    }

    /** Entries of a directory; where directories cannot be opened, as on Windows, the system keeps them itself. */
    static void sync(Path directory) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
