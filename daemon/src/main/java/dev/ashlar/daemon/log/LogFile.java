package dev.ashlar.daemon.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of lines that becomes {@code .1} when it is large, which becomes {@code .2}, until the oldest is dropped. Written by one
 * thread; it holds the file open only in {@link #append}, so thousands of applications need no descriptors.
 */
final class LogFile {
    private static final byte[] LINE_END = {'\n'};

    private final Path path;
    private final long most;
    private final int older;
    /** As far as this process knows. */
    private boolean endsWithLine;

    /**
     * @param most bytes of one file, roughly
     * @param older files that are kept besides
     */
    LogFile(Path path, long most, int older) {
        this.path = path;
        this.most = most;
        this.older = older;
    }

    /** Whole lines, which can be read when this returns. */
    void append(byte[] lines) throws IOException {
        boolean begun = !endsWithLine;
        endsWithLine = false;
        long size;
        try (var file = open()) {
            if (begun && cut(file.size())) {
                write(file, LINE_END);
            }
            write(file, lines);
            size = file.size();
        }
        endsWithLine = true;
        if (size >= most) {
            rotate();
        }
    }

    private static void write(FileChannel file, byte[] bytes) throws IOException {
        for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
            int _ = file.write(left);
        }
    }

    /** Where the process was killed, or the disk was full, within a line: what comes next must not become a part of that. */
    private boolean cut(long size) throws IOException {
        if (size == 0) {
            return false;
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            return channel.read(last, size - 1) == 1 && last.get(0) != '\n';
        }
    }

    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (NoSuchFileException e) {
            Files.createDirectories(path.resolveSibling("."));
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private void rotate() throws IOException {
        for (int i = older; i > 0; i--) {
            Path from = i == 1 ? path : numbered(i - 1);
            if (Files.exists(from)) {
                Files.move(from, numbered(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path numbered(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    /** Those that are there, the oldest first. */
    List<Path> files() {
        var files = new ArrayList<Path>();
        for (int i = older; i > 0; i--) {
            files.add(numbered(i));
        }
        files.add(path);
        files.removeIf(file -> !Files.exists(file));
        return files;
    }

    void delete() throws IOException {
        for (Path file : files()) {
            boolean _ = Files.deleteIfExists(file);
        }
    }

    Path path() {
        return path;
    }
}
