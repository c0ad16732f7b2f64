package dev.ashlar.host.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A directory as a tar that depends on names and contents alone: sorted, without times, owners and modes, and not compressed,
 * since compressors differ from release to release. The same directory is the same bytes wherever and whenever it is packed.
 */
final class DirectoryTar {
    /** What a bundled directory may have, whoever packs or unpacks it. */
    static final int MAX_ENTRIES = 100_000;

    static final long MAX_BYTES = 4L << 30;

    private record Entry(String name, Path path, boolean directory, long size) {}

    private final List<Entry> entries = new ArrayList<>();
    private final TreeNames names = new TreeNames();
    private long bytes;

    private DirectoryTar() {}

    /**
     * Lists a directory.
     *
     * @param wanted which files and directories are packed, by their names without the directories above them
     * @throws IOException when it has something in it that cannot be packed; the message names it
     */
    static DirectoryTar of(Path directory, Predicate<String> wanted) throws IOException {
        var tar = new DirectoryTar();
        tar.add(directory, "", wanted);
        return tar;
    }

    private void add(Path directory, String prefix, Predicate<String> wanted) throws IOException {
        for (Path path : sorted(directory)) {
            String own = fileName(path);
            if (!wanted.test(own)) {
                continue;
            }
            String name = prefix + own;
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            check(name, path, attributes);
            long size = attributes.isDirectory() ? 0 : attributes.size();
            entries.add(new Entry(name, path, attributes.isDirectory(), size));
            bytes += size;
            if (entries.size() > MAX_ENTRIES || bytes > MAX_BYTES) {
                throw new IOException(
                        "%s has more than %d files or %d GiB in it".formatted(directory, MAX_ENTRIES, MAX_BYTES >> 30));
            }
            if (attributes.isDirectory()) {
                add(path, name + "/", wanted);
            }
        }
    }

    private void check(String name, Path path, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isDirectory() && !attributes.isRegularFile()) {
            throw new IOException("%s is %s; put a file in its place, or take it away"
                    .formatted(path, attributes.isSymbolicLink() ? "a symbolic link" : "not a file"));
        }
        var fault = names.take(name);
        if (fault.isPresent()) {
            throw new IOException("%s cannot be packed: %s".formatted(path, fault.get()));
        }
    }

    /** By code points, whatever the system's language is. */
    private static List<Path> sorted(Path directory) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            var paths = new ArrayList<Path>();
            all.forEach(paths::add);
            paths.sort((a, b) -> compare(fileName(a), fileName(b)));
            return paths;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static int compare(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** The tar's bytes, read from the files as they are asked for; they fail when a file is not what it was when listed. */
    InputStream open() {
        var parts = entries.iterator();
        return new SequenceInputStream(new Enumeration<>() {
            private boolean ended;

            @Override
            public boolean hasMoreElements() {
                return !ended;
            }

            @Override
            public InputStream nextElement() {
                if (ended) {
                    throw new NoSuchElementException();
                }
                if (parts.hasNext()) {
                    return stream(parts.next());
                }
                ended = true;
                return new ByteArrayInputStream(new byte[2 * TarHeader.BLOCK]);
            }
        });
    }

    private static InputStream stream(Entry entry) {
        var head = new ByteArrayInputStream(head(entry));
        if (entry.directory()) {
            return head;
        }
        var tail = new ByteArrayInputStream(new byte[TarHeader.padding(entry.size())]);
        return new SequenceInputStream(
                Collections.enumeration(List.of(head, new ListedFile(entry.path(), entry.size()), tail)));
    }

    private static byte[] head(Entry entry) {
        var out = new ByteArrayOutputStream();
        String name = entry.directory() ? entry.name() + "/" : entry.name();
        char type = entry.directory() ? TarHeader.DIRECTORY : TarHeader.FILE;
        boolean plain = name.length() <= TarHeader.MAX_NAME && name.chars().allMatch(c -> c < 0x7f);
        if (!plain) {
            byte[] record = pathRecord(name);
            out.writeBytes(new TarHeader("path", TarHeader.EXTENDED, record.length).encode());
            out.writeBytes(record);
            out.writeBytes(new byte[TarHeader.padding(record.length)]);
        }
        out.writeBytes(new TarHeader(plain ? name : "long", type, entry.size()).encode());
        return out.toByteArray();
    }

    /** Its length counts itself. */
    private static byte[] pathRecord(String name) {
        String rest = " path=" + name + "\n";
        int length = rest.getBytes(UTF_8).length;
        int digits = 1;
        while (Integer.toString(length + digits).length() > digits) {
            digits++;
        }
        return (length + digits + rest).getBytes(UTF_8);
    }

    /** A file that has to be as long as it was. */
    private static final class ListedFile extends InputStream {
        private final Path path;
        private long left;
        private @Nullable InputStream in;

        ListedFile(Path path, long size) {
            this.path = path;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            InputStream file = in;
            if (file == null) {
                file = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
                in = file;
            }
            int count = file.read(target, offset, (int) Math.min(length, Math.max(left, 1)));
            if (count < 0 ? left > 0 : count > left) {
                throw new IOException("%s changed while it was packed; pack it again".formatted(path));
            }
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }
}
