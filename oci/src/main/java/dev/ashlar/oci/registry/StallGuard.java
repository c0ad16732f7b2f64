package dev.ashlar.oci.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Breaks off a body of which too little comes for too long. */
final class StallGuard extends FilterInputStream {
    /** In bytes per second; who sends less than that for as long as our patience lasts is not listened to. */
    private static final long LEAST_RATE = 1 << 10;

    private final Duration patience;
    private final Thread guard;
    private volatile long received;
    private volatile boolean stalled;
    private volatile boolean over;

    StallGuard(InputStream in, Duration patience) {
        super(in);
        this.patience = patience;
        this.guard = Thread.ofVirtual().name("registry-guard").start(this::watch);
    }

    private void watch() {
        long enough = Math.max(1, LEAST_RATE * patience.toSeconds());
        try {
            long before;
            do {
                before = received;
                Thread.sleep(patience);
            } while (!over && received - before >= enough);
            if (!over) {
                stalled = true;
                in.close();
            }
        } catch (InterruptedException | IOException e) {
            over = true; // closed, or broken: reading says so
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        @Nullable IOException failure = null;
        int count = -1;
        try {
            count = in.read(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
        }
        if (stalled) {
            throw new HttpTimeoutException("too little came for " + patience.toSeconds() + " s");
        }
        if (failure != null) {
            throw failure;
        }
        received += Math.max(count, 0);
        return count;
    }

    @Override
    public void close() throws IOException {
        over = true;
        guard.interrupt();
        in.close();
    }
}
