package dev.ashlar.daemon.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a log from its files, and goes on where it is written. A file that was renamed meanwhile is read to its end first. */
public final class LogReader implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 20;
    private static final long MOST_BYTES = 8 << 20;

    /** Takes a line, with its end. */
    public interface Sink {
        void line(byte[] line) throws IOException;
    }

    private final ApplicationLog log;
    private final LogFilter filter;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private @Nullable InputStream in;
    private @Nullable Object key;

    public LogReader(ApplicationLog log, LogFilter filter) {
        this.log = log;
        this.filter = filter;
    }

    /** The last lines that are there, not more than 8 MiB of them; {@link #next} goes on behind them. */
    public List<byte[]> last(int most) throws IOException {
        var lines = new Last(most);
        for (Path file : log.files()) {
            open(file);
            boolean _ = read(lines);
        }
        return List.copyOf(lines.lines);
    }

    private static final class Last implements Sink {
        private final int most;
        private final Deque<byte[]> lines = new ArrayDeque<>();
        private long bytes;

        Last(int most) {
            this.most = most;
        }

        @Override
        public void line(byte[] line) {
            lines.addLast(line);
            bytes += line.length;
            while (lines.size() > most || bytes > MOST_BYTES) {
                bytes -= lines.removeFirst().length;
            }
        }
    }

    /** Whether there was more since. */
    public boolean next(Sink sink) throws IOException {
        boolean some = read(sink);
        if (!Objects.equals(key, keyOf(log.path()))) {
            some |= read(sink);
            open(log.path());
            some |= read(sink);
        }
        return some;
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void open(Path file) throws IOException {
        close();
        try {
            key = keyOf(file);
            in = key == null ? null : new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        } catch (NoSuchFileException e) {
            key = null;
        }
    }

    private boolean read(Sink sink) throws IOException {
        var stream = in;
        boolean some = false;
        if (stream != null) {
            for (int c = stream.read(); c >= 0; c = stream.read()) {
                if (begun.size() < LONGEST_LINE || c == '\n') {
                    begun.write(c);
                }
                if (c == '\n') {
                    some |= pass(sink);
                }
            }
        }
        return some;
    }

    private boolean pass(Sink sink) throws IOException {
        byte[] line = begun.toByteArray();
        begun.reset();
        if (!filter.accepts(line)) {
            return false;
        }
        sink.line(line);
        return true;
    }

    @Override
    public void close() throws IOException {
        begun.reset();
        var stream = in;
        in = null;
        key = null;
        if (stream != null) {
            stream.close();
        }
    }
}
