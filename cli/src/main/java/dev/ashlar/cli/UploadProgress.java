package dev.ashlar.cli;

import dev.ashlar.daemon.client.UploadListener;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Shows on a terminal how far an upload is, if it takes long. */
final class UploadProgress implements UploadListener {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(200);

    private final PrintWriter err;
    private final boolean shown = Terminal.isTerminal(2);
    private final long began = System.nanoTime();
    private long all;
    private long sent;
    private long last = began;
    private boolean written;

    UploadProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void begun(int blobs, long bytes, int missing, long missingBytes) {
        all = missingBytes;
    }

    @Override
    public synchronized void sent(long bytes) {
        sent += bytes;
        long now = System.nanoTime();
        if (shown && now - last > STEP) {
            last = now;
            written = true;
            err.printf(
                    "\rsending %,d of %,d bytes (%d %%) ", sent, all, all == 0 ? 100 : Math.min(100, 100 * sent / all));
            err.flush();
        }
    }

    synchronized void end() {
        if (written) {
            err.print("\r" + " ".repeat(60) + "\r");
            err.flush();
        }
    }
}
