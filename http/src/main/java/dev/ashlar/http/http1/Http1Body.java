package dev.ashlar.http.http1;

import dev.ashlar.http.ServerLimits;
import dev.ashlar.http.exchange.Refusal;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request's body, by what differs between the ways in which its end is told. */
abstract sealed class Http1Body implements BodySource permits LengthBody, ChunkedBody {
    /** What is read at a time, however much is asked for. */
    private static final int MOST = 1 << 16;

    private static final byte[] NOTHING = {};

    protected final ConnectionInput input;
    private final ContinueSignal signal;
    private long timeoutNanos;
    private final long limit;
    private long read;
    private boolean finished;
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    /** Tells the client to go on when it waits for that. */
    interface ContinueSignal {
        ContinueSignal NONE = () -> {};

        void send() throws IOException;
    }

    Http1Body(ConnectionInput input, ContinueSignal signal, ServerLimits limits) {
        this.input = input;
        this.signal = signal;
        this.timeoutNanos = limits.timeouts().body().toNanos();
        this.limit = limits.bodyBytes();
    }

    /** Whether the client said that it has sent all of it, and that was read. */
    protected abstract boolean isAtEnd();

    /** The next bytes of the body; none where only framing was read. */
    protected abstract byte[] next(int atMost) throws IOException;

    /** Whether {@link #next} has what it needs, as far as can be told without reading. */
    protected boolean hasNext() {
        return input.isReady();
    }

    @Override
    public final byte[] read(int atMost) throws IOException {
        if (finished) {
            return NOTHING;
        }
        if (closed) {
            throw new IOException("the request's body was closed");
        }
        IOException known = failure;
        if (known != null) {
            throw known;
        }
        try {
            signal.send();
            return readPiece(Math.min(atMost, MOST));
        } catch (InterruptedIOException e) {
            throw e instanceof SocketTimeoutException ? failed(e) : e;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private IOException failed(IOException e) {
        failure = e;
        return e;
    }

    private byte[] readPiece(int atMost) throws IOException {
        byte[] piece = NOTHING;
        while (piece.length == 0) {
            if (isAtEnd()) {
                finished = true;
                return NOTHING;
            }
            piece = next(atMost);
        }
        read += piece.length;
        if (read > limit) {
            throw new Refusal(413, "the body of the request is longer than " + limit + " bytes");
        }
        return piece;
    }

    /** Why it cannot be read on, if that is so. */
    final Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    protected final long timeoutNanos() {
        return timeoutNanos;
    }

    /** Waits until the buffer has something. */
    protected final void await() throws IOException {
        if (input.isEmpty() && !input.fillAhead(timeoutNanos)) {
            throw new EOFException("the client is gone, and the body of its request not complete");
        }
    }

    @Override
    public final boolean ready() {
        return finished || closed || failure != null || isAtEnd() || hasNext();
    }

    @Override
    public final void watch(Runnable wake) {
        if (ready()) {
            wake.run();
        } else {
            sendSignal();
            input.watch(wake);
        }
    }

    /** A failure shows when the body is read. */
    private void sendSignal() {
        try {
            signal.send();
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public final void unwatch(Runnable wake) {
        input.unwatch(wake);
    }

    @Override
    public Optional<FieldList> trailers() {
        return Optional.empty();
    }

    @Override
    public final void close() {
        closed = true;
    }

    /** Bytes of it that were read. */
    final long bytesRead() {
        return read;
    }

    /** Reads on, if not too much is left and it comes soon. Returns whether it was read to the end. */
    final boolean finish(int most, long patienceNanos) throws IOException {
        long start = read;
        closed = false;
        timeoutNanos = Math.min(timeoutNanos, patienceNanos);
        while (read(MOST).length > 0) {
            if (read - start > most) {
                return false;
            }
        }
        return true;
    }

    final boolean isFinished() {
        return finished || isAtEnd();
    }
}
