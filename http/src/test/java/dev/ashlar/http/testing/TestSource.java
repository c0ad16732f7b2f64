package dev.ashlar.http.testing;

import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;

/** A body that a test feeds, from any thread. */
public final class TestSource implements BodySource {
    private static final byte[] END = {};

    private final LinkedBlockingDeque<byte[]> pieces = new LinkedBlockingDeque<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private Optional<FieldList> trailers = Optional.empty();
    public volatile boolean closed;
    public volatile boolean broken;

    public static TestSource of(byte[]... pieces) {
        TestSource source = new TestSource();
        for (byte[] piece : pieces) {
            source.feed(piece);
        }
        source.end(Optional.empty());
        return source;
    }

    public void feed(byte[] piece) {
        pieces.add(piece);
        watchers.forEach(Runnable::run);
    }

    public void end(Optional<FieldList> withTrailers) {
        trailers = withTrailers;
        feed(END);
    }

    public void breakOff() {
        broken = true;
        feed(END);
    }

    @Override
    public byte[] read(int atMost) throws IOException {
        try {
            byte[] piece = pieces.take();
            if (piece.length == 0) {
                pieces.addFirst(piece);
                if (broken) {
                    throw new IOException("broken by the test");
                }
                return piece;
            }
            if (piece.length > atMost) {
                pieces.addFirst(java.util.Arrays.copyOfRange(piece, atMost, piece.length));
                return java.util.Arrays.copyOf(piece, atMost);
            }
            return piece;
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public boolean ready() {
        return !pieces.isEmpty();
    }

    @Override
    public void watch(Runnable wake) {
        watchers.add(wake);
    }

    @Override
    public void unwatch(Runnable wake) {
        watchers.remove(wake);
    }

    @Override
    public Optional<FieldList> trailers() {
        return trailers;
    }

    @Override
    public void close() {
        closed = true;
    }
}
