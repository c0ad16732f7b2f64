package dev.ashlar.oci;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Blobs under their digests in a directory, an OCI image layout. Threads and processes share one: a blob appears when it is whole and on
 * the disk, and what is read is checked again.
 *
 * <p>A blob is written to {@code incoming/}, synced, renamed to {@code blobs/sha256/}, and the directory is synced. What was interrupted
 * stays in {@code incoming/} where it can be continued ({@link #incoming}). Names for blobs stand in {@code index.json}.
 */
public final class ContentStore {
    private static final int BUFFER = 1 << 16;
    private static final byte[] LAYOUT = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8);

    private final Path directory;
    private final Path blobs;
    private final Path incoming;
    private final StoreNames names;

    /** @param directory made when something is kept */
    public ContentStore(Path directory) {
        this.directory = directory;
        this.blobs = directory.resolve("blobs").resolve("sha256");
        this.incoming = directory.resolve("incoming");
        this.names = new StoreNames(this);
    }

    public Path directory() {
        return directory;
    }

    /** Where a blob is, or would be. */
    public Path path(Digest digest) {
        return blobs.resolve(digest.hex());
    }

    public boolean has(Digest digest) {
        return Files.isRegularFile(path(digest));
    }

    /** Whether there is a blob of that digest and size. */
    public boolean has(Descriptor descriptor) {
        return size(descriptor.digest())
                .filter(size -> size == descriptor.size())
                .isPresent();
    }

    /** Of a blob, in bytes; empty when it is not there. */
    public Optional<Long> size(Digest digest) {
        try {
            var attributes = Files.readAttributes(path(digest), BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(attributes.size()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // if it cannot be read either, reading it says why
        }
    }

    /**
     * Fails when a blob is not there.
     *
     * @throws MissingBlobException when it is not there at all
     * @throws WrongContentException when it has another size
     */
    public void require(Descriptor descriptor) throws IOException {
        long size =
                size(descriptor.digest()).orElseThrow(() -> new MissingBlobException(directory, descriptor.digest()));
        check(descriptor, size, descriptor.digest());
    }

    /**
     * Keeps these bytes.
     *
     * @return their descriptor
     */
    public Descriptor put(String mediaType, byte[] bytes) throws IOException {
        var descriptor = Descriptor.of(mediaType, bytes);
        put(new ByteArrayInputStream(bytes), descriptor);
        return descriptor;
    }

    /**
     * Keeps what a stream has, unless it is there. No more of the stream is read than the size and a byte.
     *
     * @throws WrongContentException when it is something else, or not all of it; then nothing is kept
     */
    public void put(InputStream in, Descriptor expected) throws IOException {
        if (has(expected) && touch(expected.digest())) {
            return;
        }
        try (var draft = draft(in, expected)) {
            draft.publish();
        }
    }

    /**
     * Reads what a stream has, also when it is there: who sent it has shown then that he has all of it. It is kept when the draft is
     * published.
     *
     * @throws WrongContentException when it is something else, or not all of it
     */
    public BlobDraft draft(InputStream in, Descriptor expected) throws IOException {
        make(incoming);
        Path draft = Files.createTempFile(incoming, "put-", "");
        try {
            writeAll(in, expected, draft);
            return new BlobDraft(this, expected, draft);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    private void writeAll(InputStream in, Descriptor expected, Path draft) throws IOException {
        MessageDigest function = Digest.sha256();
        long count = 0;
        try (var file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[Math.clamp(expected.size() + 1, 1, BUFFER)];
            for (int n = in.read(buffer); n >= 0 && count <= expected.size(); n = in.read(buffer)) {
                count += n;
                function.update(buffer, 0, n);
                write(file, buffer, n, expected);
            }
            check(expected, count, Digest.of(function));
            sync(file, expected);
        }
    }

    private void write(FileChannel file, byte[] buffer, int length, Descriptor expected) throws IOException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw full(expected, e);
        }
    }

    /** Full disks may say so only now. */
    void sync(FileChannel file, Descriptor expected) throws IOException {
        try {
            file.force(true);
        } catch (IOException e) {
            throw full(expected, e);
        }
    }

    /** The error that a blob could not be written. */
    IOException full(Descriptor expected, IOException why) {
        return new IOException(
                "the content store %s cannot keep %s (%,d bytes): %s"
                        .formatted(directory, expected.digest(), expected.size(), why.getMessage()),
                why);
    }

    /** @throws WrongContentException when size or digest differ from what was expected */
    static void check(Descriptor expected, long size, Digest digest) throws WrongContentException {
        if (size != expected.size()) {
            String found = size > expected.size() ? "more" : "only " + "%,d".formatted(size);
            throw new WrongContentException(
                    "%s should have %,d bytes, but there are %s".formatted(expected.digest(), expected.size(), found));
        }
        if (!digest.equals(expected.digest())) {
            throw new WrongContentException("the digest is %s, not %s".formatted(digest, expected.digest()));
        }
    }

    /** Gives a draft that is synced its place. */
    void publish(Path draft, Digest digest) throws IOException {
        make(blobs);
        Disk.rename(draft, path(digest));
    }

    /**
     * A blob that comes in piece by piece, perhaps in several attempts. While somebody else fetches the same one, this waits.
     *
     * @return empty when the blob is there
     */
    public Optional<IncomingBlob> incoming(Descriptor expected) throws IOException {
        if (has(expected) && touch(expected.digest())) {
            return Optional.empty();
        }
        make(incoming);
        var lock = StoreLock.take(incoming, expected.digest());
        try {
            if (has(expected)) {
                lock.close();
                return Optional.empty();
            }
            return Optional.of(new IncomingBlob(
                    this, expected, incoming.resolve(expected.digest().hex()), lock));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * All of a blob.
     *
     * @param most how many bytes it may have
     * @throws MissingBlobException when it is not there
     * @throws WrongContentException when it is larger, or damaged; a damaged one is removed
     */
    public byte[] read(Digest digest, long most) throws IOException {
        long size = size(digest).orElseThrow(() -> new MissingBlobException(directory, digest));
        if (size > Math.min(most, Integer.MAX_VALUE - 8)) {
            throw new WrongContentException(
                    "%s has %,d bytes, more than the %,d that are read".formatted(digest, size, most));
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path(digest));
        } catch (NoSuchFileException e) {
            throw new MissingBlobException(directory, digest);
        }
        if (!Digest.of(bytes).equals(digest)) {
            throw damaged(digest);
        }
        return bytes;
    }

    /** The same, of which the size is known, too. */
    public byte[] read(Descriptor descriptor, long most) throws IOException {
        byte[] bytes = read(descriptor.digest(), most);
        check(descriptor, bytes.length, descriptor.digest());
        return bytes;
    }

    /** Reads a blob piece by piece; reading its end fails with a {@link WrongContentException} when it is damaged. */
    public InputStream open(Digest digest) throws IOException {
        try {
            return new CheckedStream(Files.newInputStream(path(digest)), digest, this);
        } catch (NoSuchFileException e) {
            throw new MissingBlobException(directory, digest);
        }
    }

    /** Removes a blob that is damaged, so that it can be fetched again. */
    WrongContentException damaged(Digest digest) throws IOException {
        delete(digest);
        return new WrongContentException(
                "%s in the content store %s was damaged; it was removed, fetch it again".formatted(digest, directory));
    }

    /** Removes a blob if it is there. */
    public void delete(Digest digest) throws IOException {
        Files.deleteIfExists(path(digest));
    }

    /** Gives a blob a name, instead of what had it before. */
    public void name(String name, Descriptor descriptor) throws IOException {
        make(incoming);
        names.set(name, Optional.of(descriptor));
    }

    /** What has a name. */
    public Optional<Descriptor> named(String name) throws IOException {
        return Optional.ofNullable(names.all().get(name));
    }

    /** All names. */
    public Map<String, Descriptor> names() throws IOException {
        return names.all();
    }

    /** Removes a name if there is one. */
    public void forget(String name) throws IOException {
        if (names.all().containsKey(name)) {
            names.set(name, Optional.empty());
        }
    }

    /**
     * Removes blobs that nothing leads to: neither a name, nor one of {@code roots}, nor a manifest or index that one of these leads to.
     *
     * @param age what is younger stays: somebody may be about to refer to it
     * @return how many bytes were freed
     */
    public long collect(Collection<Digest> roots, Duration age) throws IOException {
        Instant before = Instant.now().minus(age);
        var reachable = new Reachable(this);
        reachable.addAll(roots);
        reachable.addAll(names.all().values().stream().map(Descriptor::digest).toList());
        long freed = sweep(blobs, before, file -> !reachable.contains(file));
        return freed + sweep(incoming, before, file -> !file.equals(StoreLock.FILE));
    }

    private interface Unused {
        boolean test(String file);
    }

    private static long sweep(Path folder, Instant before, Unused unused) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long freed = 0;
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                freed += unused.test(String.valueOf(file.getFileName())) ? removeOlder(file, before) : 0;
            }
        }
        return freed;
    }

    private static long removeOlder(Path file, Instant before) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.lastModifiedTime().toInstant().isAfter(before)) {
                return 0;
            }
            Files.delete(file);
            return attributes.size();
        } catch (NoSuchFileException e) {
            return 0; // another process was first
        }
    }

    /**
     * Makes a blob as young as if it had just come, for {@link #collect}.
     *
     * @return whether it is there
     */
    public boolean touch(Digest digest) throws IOException {
        try {
            Files.setLastModifiedTime(path(digest), FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        Path layout = directory.resolve("oci-layout");
        if (!Files.exists(layout)) {
            Disk.replace(layout, LAYOUT);
        }
        Disk.sync(directory);
    }
}
