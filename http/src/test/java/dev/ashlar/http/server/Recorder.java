package dev.ashlar.http.server;

import dev.ashlar.http.RequestListener;
import dev.ashlar.http.RequestRecord;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a server reports. */
final class Recorder implements RequestListener {
    private final BlockingQueue<RequestRecord> records = new LinkedBlockingQueue<>();

    @Override
    public boolean wantsAll() {
        return true;
    }

    @Override
    public void completed(RequestRecord request) {
        records.add(request);
    }

    RequestRecord next() throws InterruptedException {
        RequestRecord next = records.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was reported");
        }
        return next;
    }
}
