package dev.ashlar.host.bundle;

import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Directories of bundles, each unpacked once below the name of its digest, for all applications and processes that share the
 * place. A directory is there when it is whole: it is made beside, its files are synced, and then it is renamed; what a killed
 * process left is removed by the next one that unpacks something.
 *
 * <p>The time of a file follows from its contents. So the tag by which browsers know a served file is the same on all machines
 * and after each unpacking, and another one when the file is.
 */
public final class UnpackedDirectories {
    private static final String INCOMING = "incoming-";
    private static final String LOCK = "lock";
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path place;

    /** @param place is made when it is needed */
    public UnpackedDirectories(Path place) {
        this.place = place.toAbsolutePath();
    }

    /** Where the bytes of a tar come from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * The directory that a tar is.
     *
     * @throws TarException when it is not one as bundles have them
     * @throws IOException when it cannot be read or written
     */
    Path unpack(Digest digest, Source tar) throws IOException {
        return fill(digest, incoming -> {
            try (InputStream in = tar.open()) {
                new Unpacking(incoming, new TarReader(in)).run();
            }
        });
    }

    /** Puts what belongs into a directory there. */
    @FunctionalInterface
    interface Filling {
        void fill(Path incoming) throws IOException;
    }

    /** The directory of what has a digest. */
    Path fill(Digest digest, Filling filling) throws IOException {
        Path whole = place.resolve(digest.hex());
        if (Files.isDirectory(whole)) {
            return whole;
        }
        IN_THIS_PROCESS.lock();
        try {
            Files.createDirectories(place);
            try (FileChannel file =
                            FileChannel.open(place.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                if (!Files.isDirectory(whole)) {
                    sweep();
                    make(whole, filling);
                }
            }
        } finally {
            IN_THIS_PROCESS.unlock();
        }
        return whole;
    }

    private void make(Path whole, Filling filling) throws IOException {
        Path incoming = Files.createTempDirectory(place, INCOMING);
        try {
            filling.fill(incoming);
            Files.move(incoming, whole, StandardCopyOption.ATOMIC_MOVE);
            sync(place);
        } catch (IOException | RuntimeException | Error e) {
            remove(incoming);
            throw e;
        }
    }

    /**
     * Removes what nobody needs any more.
     *
     * @param needed digests of directories that stay
     * @return how many were removed
     */
    public int retain(Set<Digest> needed) throws IOException {
        var stay = new HashSet<String>();
        needed.forEach(digest -> stay.add(digest.hex()));
        IN_THIS_PROCESS.lock();
        try {
            if (!Files.isDirectory(place)) {
                return 0;
            }
            try (FileChannel file =
                            FileChannel.open(place.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                sweep();
                int removed = 0;
                for (Path directory : list()) {
                    String name = String.valueOf(directory.getFileName());
                    if (!name.equals(LOCK) && !stay.contains(name)) {
                        discard(directory);
                        removed++;
                    }
                }
                return removed;
            }
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    /** Nobody sees half of it gone. */
    private void discard(Path directory) throws IOException {
        Path doomed = Files.createTempDirectory(place, INCOMING);
        Files.move(directory, doomed, StandardCopyOption.ATOMIC_MOVE);
        remove(doomed);
    }

    private List<Path> list() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(place)) {
            var paths = new ArrayList<Path>();
            all.forEach(paths::add);
            return paths;
        }
    }

    /** What was begun and not ended; whoever has the lock is alone. */
    private void sweep() throws IOException {
        for (Path path : list()) {
            if (String.valueOf(path.getFileName()).startsWith(INCOMING)) {
                remove(path);
            }
        }
    }

    private static void remove(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
