package dev.ashlar.host.bundle;

import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** An empty directory that nobody else knows of, as it is filled by names that somebody else chose. */
final class UnpackedTree {
    private final Path root;
    private final String source;
    private final TreeNames names = new TreeNames();
    private final Set<String> directories = new HashSet<>();
    private final byte[] buffer = new byte[64 << 10];
    private int entries;
    private long bytes;

    /** @param source what the names come from, as messages call it */
    UnpackedTree(Path root, String source) {
        this.root = root;
        this.source = source;
    }

    /** Of a file. */
    @FunctionalInterface
    interface Contents {
        /** As {@link java.io.InputStream#read(byte[])}. */
        int read(byte[] target) throws IOException;
    }

    boolean hasDirectory(String name) {
        return directories.contains(name);
    }

    /** In one that is there. */
    void directory(String name) throws IOException {
        count(0);
        Path path = place(name);
        directories.add(name);
        Files.createDirectory(path);
    }

    /**
     * In a directory that is there.
     *
     * @param size of the contents
     * @return the digest of what was written
     */
    Digest file(String name, long size, Contents contents) throws IOException {
        count(size);
        return write(place(name), contents);
    }

    private void count(long size) throws TarException {
        entries++;
        bytes += size;
        if (entries > DirectoryTar.MAX_ENTRIES || bytes > DirectoryTar.MAX_BYTES) {
            throw new TarException("%s has more than %d files or %d GiB in it"
                    .formatted(source, DirectoryTar.MAX_ENTRIES, DirectoryTar.MAX_BYTES >> 30));
        }
    }

    /** Where it goes: into a directory that was named before it. */
    private Path place(String name) throws TarException {
        var fault = names.take(name);
        if (fault.isPresent()) {
            throw new TarException("\"%s\" in %s is refused: %s".formatted(shown(name), source, fault.get()));
        }
        int slash = name.lastIndexOf('/');
        if (slash >= 0 && !directories.contains(name.substring(0, slash))) {
            throw new TarException("\"%s\" in %s is in no directory of %s".formatted(shown(name), source, source));
        }
        Path parent = slash < 0 ? root : root.resolve(name.substring(0, slash));
        try {
            Path path = parent.resolve(name.substring(slash + 1));
            if (parent.equals(path.getParent())) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new TarException(
                    "\"%s\" in %s is no name on this system: %s".formatted(shown(name), source, e.getReason()));
        }
        throw new TarException("\"%s\" in %s is no name on this system".formatted(shown(name), source));
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
    }

    private Digest write(Path path, Contents contents) throws IOException {
        MessageDigest function = Digest.sha256();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int count = contents.read(buffer); count >= 0; count = contents.read(buffer)) {
                function.update(buffer, 0, count);
                var part = ByteBuffer.wrap(buffer, 0, count);
                while (part.hasRemaining()) {
                    file.write(part);
                }
            }
            file.force(true);
        }
        Digest digest = Digest.of(function);
        Files.setLastModifiedTime(path, FileTime.from(time(digest)));
        return digest;
    }

    /** Somewhere between 1970 and 2004, to the nanosecond. */
    private static Instant time(Digest digest) {
        long seconds = Long.parseLong(digest.hex(), 0, 8, 16);
        long rest = Long.parseLong(digest.hex(), 8, 16, 16);
        return Instant.ofEpochSecond(seconds & (1 << 30) - 1, rest % 1_000_000_000);
    }

    /** All of it is on the disk then. */
    void sync() throws IOException {
        for (String directory : directories) {
            sync(root.resolve(directory));
        }
        sync(root);
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
