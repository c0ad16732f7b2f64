package dev.ashlar.wasi.files.nio;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.Node;
import dev.ashlar.wasi.files.OpenMode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens regular files. Others are not opened: Java would wait for the other end of a pipe. */
final class Opening {
    private Opening() {}

    /** @param found a name that is no directory */
    static Node open(Found found, OpenMode mode) throws IOException, FileException {
        String name = Objects.requireNonNull(found.name());
        BasicFileAttributes before = found.attributes();
        if (before == null ? !mode.create() : before.isSymbolicLink()) {
            throw new FileException(before == null ? FileError.NO_ENTRY : exists(mode, FileError.LOOP));
        }
        if (before == null && found.directory()) {
            throw new FileException(FileError.IS_DIRECTORY);
        }
        if (before != null && !before.isRegularFile()) {
            throw new FileException(exists(mode, FileError.NOT_SUPPORTED));
        }
        FileChannel channel = found.place().open(name, options(mode));
        try {
            BasicFileAttributes after = same(before, found.place().attributes(name));
            return new NioFile(channel, found.place().path().resolve(name), after, mode);
        } catch (IOException | FileException e) {
            channel.close();
            throw e;
        }
    }

    private static FileError exists(OpenMode mode, FileError otherwise) {
        return mode.create() && mode.exclusive() ? FileError.EXISTS : otherwise;
    }

    /** What is there now, if that is what was there before. */
    private static BasicFileAttributes same(@Nullable BasicFileAttributes before, @Nullable BasicFileAttributes now)
            throws FileException {
        if (now == null || !now.isRegularFile() || before != null && !Objects.equals(before.fileKey(), now.fileKey())) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        return now;
    }

    private static Set<OpenOption> options(OpenMode mode) {
        Set<OpenOption> options = new HashSet<>();
        if (mode.write() || mode.create() || mode.truncate()) {
            options.add(StandardOpenOption.WRITE); // Java neither makes nor empties what it only reads
        }
        if (mode.read() || options.isEmpty()) {
            options.add(StandardOpenOption.READ);
        }
        if (mode.create()) {
            options.add(mode.exclusive() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        }
        if (mode.truncate()) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        if (mode.sync()) {
            options.add(StandardOpenOption.SYNC);
        }
        return options;
    }
}
