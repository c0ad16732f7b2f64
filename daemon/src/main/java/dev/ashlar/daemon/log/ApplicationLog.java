package dev.ashlar.daemon.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one application says. */
public final class ApplicationLog {
    private static final int USUAL_LINE = 256;

    private final Logs logs;
    private final LogFile file;
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();
    private boolean deleted;

    ApplicationLog(Logs logs, LogFile file) {
        this.logs = logs;
        this.file = file;
    }

    /** Never waits. */
    public void add(LogLine line) {
        logs.add(this, line);
    }

    /** The files that have it, the oldest first. */
    public List<Path> files() {
        return file.files();
    }

    /** Where what comes next will be. */
    public Path path() {
        return file.path();
    }

    AtomicLong dropped() {
        return dropped;
    }

    /** Lines that are not written yet. */
    AtomicInteger waiting() {
        return waiting;
    }

    /** What is said later is not kept either. */
    synchronized void delete() throws IOException {
        deleted = true;
        file.delete();
    }

    synchronized void write(List<LogLine> lines) {
        int _ = waiting.addAndGet(-lines.size());
        if (deleted) {
            return;
        }
        var bytes = new ByteArrayOutputStream(lines.size() * USUAL_LINE);
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            add(bytes, Logs.dropped(lost));
        }
        lines.forEach(line -> add(bytes, Logs.bytes(line)));
        try {
            file.append(bytes.toByteArray());
        } catch (IOException e) {
            Logs.failed(file.path(), e);
        }
    }

    private static void add(ByteArrayOutputStream bytes, byte[] line) {
        bytes.writeBytes(line);
        bytes.write('\n');
    }
}
