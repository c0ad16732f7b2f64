package dev.ashlar.wasi.files.nio;

import dev.ashlar.wasi.files.Directory;
import dev.ashlar.wasi.files.DirectoryEntry;
import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileStatus;
import dev.ashlar.wasi.files.FileTime;
import dev.ashlar.wasi.files.Node;
import dev.ashlar.wasi.files.OpenMode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory through Java's own API: each path is walked by {@link Resolver}, what it leads to is done in {@link Place}. */
public final class NioDirectory implements Directory {
    private final Place place;
    private final boolean writable;
    private final NameRules rules;

    private NioDirectory(Place place, boolean writable, NameRules rules) {
        this.place = place;
        this.writable = writable;
        this.rules = rules;
    }

    /** How to hold on to directories. */
    public enum Holding {
        /** Open, where the system can. */
        OPEN_IF_POSSIBLE,

        /** By their paths, as on Windows. */
        BY_PATH
    }

    /** Entries that take less than a millisecond to ask for. */
    private static final int SLICE = 100;

    /**
     * Opens a directory of the host by its full path, under the rules of the system for names.
     *
     * @throws IOException when there is no such directory, or it may not be read
     */
    public static Directory open(Path path, boolean writable, Holding holding) throws IOException {
        return open(path, writable, holding, NameRules.ofThisSystem());
    }

    public static Directory open(Path path, boolean writable, Holding holding, NameRules rules) throws IOException {
        Path real = path.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new NotDirectoryException(path.toString());
        }
        Optional<Place> open = holding == Holding.BY_PATH ? Optional.empty() : SecurePlace.open(real);
        return new NioDirectory(open.orElseGet(() -> new PathPlace(real)), writable, rules);
    }

    /** Something to do with where a path leads. */
    @FunctionalInterface
    private interface Use<T> {
        T with(Found found) throws IOException, FileException;
    }

    private <T> T at(String path, boolean follow, Use<T> use) throws FileException {
        try (Found found = Resolver.resolve(place, path, follow, rules)) {
            return use.with(found);
        } catch (IOException e) {
            throw NioErrors.of(e);
        } catch (ClosedDirectoryStreamException e) {
            throw new FileException(FileError.BAD_DESCRIPTOR);
        }
    }

    @Override
    public boolean writable() {
        return writable;
    }

    @Override
    public Node open(String path, OpenMode mode) throws FileException {
        if (mode.changes() && !writable) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        if (mode.directory() && (mode.create() || mode.truncate())) {
            throw new FileException(FileError.INVALID);
        }
        boolean follow = (mode.follow() || path.endsWith("/")) && !(mode.create() && mode.exclusive());
        return at(path, follow, found -> {
            if (found.isDirectory() || found.name() == null) {
                return openDirectory(found, mode);
            }
            if (found.attributes() != null && (mode.directory() || found.directory())) {
                throw new FileException(FileError.NOT_DIRECTORY);
            }
            return Opening.open(found, mode);
        });
    }

    private Node openDirectory(Found found, OpenMode mode) throws IOException, FileException {
        if (mode.create() && mode.exclusive()) {
            throw new FileException(FileError.EXISTS);
        }
        if (mode.write() || mode.create() || mode.truncate()) {
            throw new FileException(FileError.IS_DIRECTORY);
        }
        String name = found.name();
        Place opened = name == null ? found.place().copy() : found.place().child(name);
        return new NioDirectory(opened, writable, rules);
    }

    @Override
    public FileStatus status() throws FileException {
        try {
            return NioStatus.of(place.view().readAttributes(), place.path());
        } catch (IOException e) {
            throw NioErrors.of(e);
        } catch (ClosedDirectoryStreamException e) {
            throw new FileException(FileError.BAD_DESCRIPTOR);
        }
    }

    @Override
    public FileStatus status(String path, boolean follow) throws FileException {
        return at(path, follow || path.endsWith("/"), found -> {
            BasicFileAttributes attributes = required(found);
            String name = found.name();
            Path where = found.place().path();
            return NioStatus.of(attributes, name == null ? where : where.resolve(name));
        });
    }

    /** What is there, and a directory if the path says so. */
    private static BasicFileAttributes required(Found found) throws FileException {
        BasicFileAttributes attributes = found.attributes();
        if (attributes == null) {
            throw new FileException(FileError.NO_ENTRY);
        }
        if (found.directory() && !attributes.isDirectory()) {
            throw new FileException(FileError.NOT_DIRECTORY);
        }
        return attributes;
    }

    @Override
    public void setTimes(FileTime accessed, FileTime modified) throws FileException {
        requireWritable();
        try {
            NioStatus.setTimes(place.view(), accessed, modified);
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public void setTimes(String path, boolean follow, FileTime accessed, FileTime modified) throws FileException {
        requireWritable();
        act(path, follow || path.endsWith("/"), found -> {
            BasicFileAttributes ignored = required(found);
            NioStatus.setTimes(view(found), accessed, modified);
        });
    }

    /** In open directories Java opens what it sets the times of, which it cannot do with a link. */
    private static BasicFileAttributeView view(Found found) throws IOException, FileException {
        String name = found.name();
        if (name == null) {
            return found.place().view();
        }
        return found.isLink()
                ? new PathPlace(found.place().verified()).view(name)
                : found.place().view(name);
    }

    /** The same without a result. */
    @FunctionalInterface
    private interface Effect {
        void on(Found found) throws IOException, FileException;
    }

    private void act(String path, boolean follow, Effect effect) throws FileException {
        boolean done = at(path, follow, found -> {
            effect.on(found);
            return true;
        });
        assert done;
    }

    @Override
    public void createDirectory(String path) throws FileException {
        requireWritable();
        act(path, false, found -> {
            Path made = Files.createDirectory(found.place().verified().resolve(missing(found)));
            requireInside(found, made);
        });
    }

    /** The name under which something is to be made. */
    private static String missing(Found found) throws FileException {
        String name = found.name();
        if (name == null || found.attributes() != null) {
            throw new FileException(FileError.EXISTS);
        }
        return name;
    }

    /** What was made by its path is where it was to be. Otherwise someone swapped a directory just then; it stays where it is. */
    private static void requireInside(Found found, Path made) throws IOException, FileException {
        if (found.place().attributes(made.getFileName().toString()) == null) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
    }

    @Override
    public void removeDirectory(String path) throws FileException {
        requireWritable();
        act(path, false, found -> {
            String name = existing(found, FileError.INVALID);
            if (!found.isDirectory()) {
                throw new FileException(FileError.NOT_DIRECTORY);
            }
            found.place().deleteDirectory(name);
        });
    }

    @Override
    public void removeFile(String path) throws FileException {
        requireWritable();
        act(path, false, found -> {
            String name = existing(found, FileError.IS_DIRECTORY);
            if (found.isDirectory()) {
                throw new FileException(FileError.IS_DIRECTORY);
            }
            BasicFileAttributes ignored = required(found);
            found.place().deleteFile(name);
        });
    }

    private static String existing(Found found, FileError forDots) throws FileException {
        String name = found.name();
        if (name == null) {
            throw new FileException(forDots);
        }
        if (found.attributes() == null) {
            throw new FileException(FileError.NO_ENTRY);
        }
        return name;
    }

    @Override
    public void rename(String path, Directory newParent, String newPath) throws FileException {
        both(path, newParent, newPath, (from, to) -> {
            String name = existing(from, FileError.BUSY);
            String newName = nameOf(to);
            BasicFileAttributes moved = required(from);
            if (to.directory() && !moved.isDirectory()) {
                throw new FileException(FileError.NOT_DIRECTORY);
            }
            requireReplaceable(from, to);
            from.place().move(name, to.place(), newName);
        });
    }

    private static String nameOf(Found found) throws FileException {
        String name = found.name();
        if (name == null) {
            throw new FileException(FileError.BUSY);
        }
        return name;
    }

    /** As everywhere but on Windows: files replace files, directories empty directories. */
    private static void requireReplaceable(Found from, Found to) throws FileException {
        if (to.attributes() != null && from.isDirectory() != to.isDirectory()) {
            throw new FileException(to.isDirectory() ? FileError.IS_DIRECTORY : FileError.NOT_DIRECTORY);
        }
    }

    @Override
    public void link(String path, Directory newParent, String newPath) throws FileException {
        both(path, newParent, newPath, (from, to) -> {
            String name = existing(from, FileError.BUSY);
            BasicFileAttributes linked = required(from);
            if (linked.isDirectory() || linked.isSymbolicLink()) {
                throw new FileException(FileError.NOT_PERMITTED);
            }
            if (to.directory()) {
                throw new FileException(FileError.NO_ENTRY);
            }
            Path made = Files.createLink(
                    to.place().verified().resolve(missing(to)),
                    from.place().verified().resolve(name));
            requireSame(linked, to, made);
        });
    }

    /** A second name for something else may not stay: someone swapped a directory just then. */
    private static void requireSame(BasicFileAttributes linked, Found to, Path made) throws IOException, FileException {
        String name = made.getFileName().toString();
        BasicFileAttributes there = to.place().attributes(name);
        if (there == null || linked.fileKey() != null && !linked.fileKey().equals(there.fileKey())) {
            if (there != null) {
                to.place().deleteFile(name);
            }
            throw new FileException(FileError.NOT_PERMITTED);
        }
    }

    /** Something to do with two places. */
    @FunctionalInterface
    private interface Both {
        void with(Found from, Found to) throws IOException, FileException;
    }

    private void both(String path, Directory newParent, String newPath, Both use) throws FileException {
        requireWritable();
        if (!(newParent instanceof NioDirectory target)) {
            throw new FileException(FileError.CROSS_DEVICE);
        }
        target.requireWritable();
        act(path, false, from -> target.act(newPath, false, to -> use.with(from, to)));
    }

    @Override
    public void symbolicLink(String target, String path) throws FileException {
        requireWritable();
        Path text = Path.of(Resolver.checked(target));
        if (text.isAbsolute() || text.getRoot() != null || rules == NameRules.WINDOWS && target.indexOf('\\') >= 0) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        act(path, false, found -> {
            if (found.directory() && found.attributes() == null) {
                throw new FileException(FileError.NO_ENTRY);
            }
            Path made = Files.createSymbolicLink(found.place().verified().resolve(missing(found)), text);
            requireInside(found, made);
        });
    }

    @Override
    public String readLink(String path) throws FileException {
        return at(path, false, found -> {
            String name = existing(found, FileError.INVALID);
            if (!found.isLink() || found.directory()) {
                throw new FileException(FileError.INVALID);
            }
            return Resolver.target(found.place(), name);
        });
    }

    @Override
    public List<DirectoryEntry> list(int limit, Runnable betweenSlices) throws FileException {
        try {
            List<String> names = place.names(limit);
            if (names.size() > limit) {
                throw new FileException(FileError.OVERFLOW);
            }
            List<DirectoryEntry> entries = new ArrayList<>();
            for (String name : names) {
                DirectoryEntry entry = entry(name);
                if (entry != null) {
                    entries.add(entry);
                }
                if (entries.size() % SLICE == 0) {
                    betweenSlices.run();
                }
            }
            return entries;
        } catch (IOException e) {
            throw NioErrors.of(e);
        } catch (ClosedDirectoryStreamException e) {
            throw new FileException(FileError.BAD_DESCRIPTOR);
        }
    }

    /** Null when it is gone by now. */
    private @Nullable DirectoryEntry entry(String name) throws IOException, FileException {
        requireText(name);
        BasicFileAttributes attributes = place.attributes(name);
        if (attributes == null) {
            return null;
        }
        FileStatus status = NioStatus.of(attributes, place.path().resolve(name));
        return new DirectoryEntry(name, status.inode(), status.kind());
    }

    /** A name that is not UTF-8 cannot be told to a guest. */
    private static void requireText(String name) throws FileException {
        try {
            var ignored = StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(name));
        } catch (CharacterCodingException e) {
            throw new FileException(FileError.ILLEGAL_BYTE_SEQUENCE);
        }
    }

    /** Java cannot: it has no channels of directories. */
    @Override
    public void sync(boolean metadata) {}

    @Override
    public void close() {
        place.close();
    }

    private void requireWritable() throws FileException {
        if (!writable) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
    }
}
