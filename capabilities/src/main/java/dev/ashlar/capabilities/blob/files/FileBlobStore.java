package dev.ashlar.capabilities.blob.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.capabilities.BlobLimits;
import dev.ashlar.capabilities.blob.BlobDraft;
import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.capabilities.blob.BlobInfo;
import dev.ashlar.capabilities.blob.BlobNames;
import dev.ashlar.capabilities.blob.BlobReader;
import dev.ashlar.capabilities.blob.BlobStore;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A store in a directory:
 *
 * <pre>
 * containers/o-photos/container      its name; as old as the container
 * containers/o-photos/o-cat.jpg      an object, and nothing but the object
 * containers/o-photos/h-3fd9…        one whose name is too long for a file
 * containers/o-photos/n-3fd9…        that name
 * drafts/                            what is being written, and containers that are being deleted
 * </pre>
 *
 * <p>An object is written as a draft, brought to the disk, and renamed to its place: after a crash there is the old one or the new one.
 * Drafts that a crash left are deleted when the store is next opened, by the process in their names.
 */
public final class FileBlobStore implements BlobStore {
    private static final String MARKER = "container";

    private final Path containers;
    private final Drafts drafts;
    private final BlobLimits limits;
    private final String first;
    private final StoreUse use;
    private final ReentrantLock changes = new ReentrantLock();
    private boolean open;
    private volatile boolean closed;

    /** @param first the container that a new store has */
    public FileBlobStore(Path root, BlobLimits limits, String first) {
        this.containers = root.resolve("containers");
        this.drafts = new Drafts(root.resolve("drafts"));
        this.limits = limits;
        this.first = first;
        this.use = new StoreUse(containers, limits);
    }

    @Override
    public void check() {
        Failures.in("open the store", () -> {
            open();
            return true;
        });
    }

    private void open() throws IOException {
        if (closed) {
            throw new BlobException("the store is closed");
        }
        changes.lock();
        try {
            if (open) {
                return;
            }
            boolean fresh = !Files.isDirectory(containers);
            Files.createDirectories(containers);
            drafts.open();
            if (fresh) {
                make(first);
            }
            open = true;
        } finally {
            changes.unlock();
        }
    }

    private Path directory(String container) {
        return containers.resolve(FileNames.encode(container));
    }

    @Override
    public boolean hasContainer(String container) {
        return Failures.in("look for the container", () -> {
            open();
            return Files.exists(directory(container).resolve(MARKER));
        });
    }

    @Override
    public void createContainer(String container) {
        Failures.in("make the container", () -> {
            open();
            if (Files.exists(directory(container))) {
                throw new BlobException("there is a container \"%s\" already".formatted(container));
            }
            make(container);
            return true;
        });
    }

    /** Prepared as a draft, so that there is never one without its marker. */
    private void make(String container) throws IOException {
        Path draft = drafts.newPath();
        Files.createDirectory(draft);
        Disk.write(draft.resolve(MARKER), container.getBytes(UTF_8));
        Disk.sync(draft);
        Disk.rename(draft, directory(container));
    }

    @Override
    public void deleteContainer(String container) {
        Failures.in("delete the container", () -> {
            open();
            changes.lock();
            try {
                Path doomed = drafts.newPath();
                Disk.rename(directory(container), doomed);
                Drafts.deleteAll(doomed);
                use.countAnew();
            } catch (NoSuchFileException e) {
                return false;
            } finally {
                changes.unlock();
            }
            return true;
        });
    }

    @Override
    public Instant created(String container) {
        return Failures.in("look at the container", () -> {
            open();
            try {
                return Files.getLastModifiedTime(directory(container).resolve(MARKER))
                        .toInstant();
            } catch (NoSuchFileException e) {
                throw noContainer(container);
            }
        });
    }

    static BlobException noContainer(String container) {
        return new BlobException("there is no container \"%s\"".formatted(container));
    }

    @Override
    public void clear(String container) {
        try (BlobNames names = names(container)) {
            for (var some = names.next(1_000); !some.isEmpty(); some = names.next(1_000)) {
                some.forEach(name -> delete(container, name));
            }
        }
    }

    @Override
    public BlobNames names(String container) {
        return Failures.in("list the container", () -> {
            open();
            Path directory = directory(container);
            try {
                DirectoryStream<Path> files = Files.newDirectoryStream(
                        directory, file -> isObject(file.getFileName().toString()));
                return new FileBlobNames(files);
            } catch (NoSuchFileException e) {
                throw noContainer(container);
            }
        });
    }

    private static boolean isObject(String file) {
        return file.startsWith(FileNames.ENCODED) || FileNames.isDigest(file);
    }

    @Override
    public Optional<BlobInfo> info(String container, String object) {
        return Failures.in("look at the object", () -> {
            requireContainer(container);
            try {
                var attributes = Files.readAttributes(file(container, object), BasicFileAttributes.class);
                return Optional.of(new BlobInfo(
                        attributes.size(), attributes.lastModifiedTime().toInstant()));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    private Path file(String container, String object) {
        return directory(container).resolve(FileNames.encode(object));
    }

    private void requireContainer(String container) throws IOException {
        open();
        if (!Files.exists(directory(container).resolve(MARKER))) {
            throw noContainer(container);
        }
    }

    @Override
    public Optional<BlobReader> read(String container, String object) {
        return Failures.in("open the object", () -> {
            requireContainer(container);
            try {
                return Optional.of(FileBlobReader.open(file(container, object)));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public BlobDraft begin() {
        return Failures.in("begin an object", () -> {
            open();
            return new FileBlobDraft(this, drafts.newPath(), limits.objectBytes());
        });
    }

    StoreUse use() {
        return use;
    }

    /** Puts a file that is on the disk into the place of an object. */
    void place(Path draft, long size, String container, String object) throws IOException {
        changes.lock();
        try {
            requireContainer(container);
            Path target = file(container, object);
            long before = sizeOf(target);
            if (before < 0) {
                use.requireRoom();
            } else {
                use.prepare();
            }
            name(target, object);
            Disk.rename(draft, target);
            use.placed(size);
            if (before >= 0) {
                use.removed(before);
            }
        } finally {
            changes.unlock();
        }
    }

    /** -1 where there is none. */
    private static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return -1;
        }
    }

    private static void name(Path target, String object) throws IOException {
        String file = target.getFileName().toString();
        if (FileNames.isDigest(file)) {
            Disk.write(target.resolveSibling(FileNames.nameOf(file)), object.getBytes(UTF_8));
        }
    }

    @Override
    public void delete(String container, String object) {
        Failures.in("delete the object", () -> {
            changes.lock();
            try {
                requireContainer(container);
                remove(file(container, object));
            } finally {
                changes.unlock();
            }
            return true;
        });
    }

    private void remove(Path file) throws IOException {
        long size = sizeOf(file);
        if (size < 0) {
            return;
        }
        use.prepare();
        Files.delete(file);
        use.removed(size);
        String name = file.getFileName().toString();
        if (FileNames.isDigest(name)) {
            boolean ignored = Files.deleteIfExists(file.resolveSibling(FileNames.nameOf(name)));
        }
        Disk.syncEntry(file);
    }

    @Override
    public void move(String container, String object, String toContainer, String toObject) {
        Failures.in("move the object", () -> {
            changes.lock();
            try {
                requireContainer(container);
                requireContainer(toContainer);
                Path from = file(container, object);
                Path to = file(toContainer, toObject);
                if (sizeOf(from) < 0) {
                    throw new BlobException("there is no object \"%s\"".formatted(object));
                }
                if (!from.equals(to)) {
                    use.prepare();
                    long before = sizeOf(to);
                    name(to, toObject);
                    Disk.rename(from, to);
                    if (before >= 0) {
                        use.removed(before);
                    }
                }
            } finally {
                changes.unlock();
            }
            return true;
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
