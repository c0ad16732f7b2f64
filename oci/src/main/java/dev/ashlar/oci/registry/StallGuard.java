package dev.ashlar.oci.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Breaks off a body of which too little comes for too long. */
final class StallGuard extends FilterInputStream {
    /** In bytes per second; who sends less than that for as long as our patience lasts is not listened to. */
    private static final long LEAST_RATE = 1 << 10;

    private final Duration patience;
    private final Thread guard;
    private volatile long received;
    private volatile @Nullable StalledException stalled;
    private volatile boolean over;

    StallGuard(InputStream in, Duration patience) {
        super(in);
        this.patience = patience;
        this.guard = Thread.ofVirtual().name("registry-guard").start(this::watch);
    }

    private void watch() {
        long enough = Math.max(1, LEAST_RATE * patience.toMillis() / 1000);
        try {
            long came = enough;
            while (!over && came >= enough) {
                long before = received;
                Thread.sleep(patience);
                came = received - before;
            }
            if (!over) {
                stalled = new StalledException(came, patience, LEAST_RATE);
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
        @Nullable StalledException tooSlow = stalled;
        if (tooSlow != null) {
            throw tooSlow;
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
