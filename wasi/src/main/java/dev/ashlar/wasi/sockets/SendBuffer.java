package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamErrorException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.io.IoError;
import dev.ashlar.wasi.io.Traps;
import dev.ashlar.wasi.sockets.linux.Errno;
import dev.ashlar.wasi.sockets.linux.NativeSocket;
import org.jspecify.annotations.Nullable;

/**
 * What a guest wrote to a connection and the kernel has not taken yet. The interface lets a guest write, then wait for an
 * answer or drop everything, so what is left is sent on when the kernel takes more, by the thread that learns of it. There is
 * nothing here while a connection keeps up.
 */
final class SendBuffer {
    /** What a guest may write at a time. */
    private static final int MOST = 1 << 16;

    private static final byte[] NOTHING = new byte[0];
    private static final int SEND = 1;

    private final NativeSocket socket;
    private final Quota buffered;
    private final Runnable goOn = this::goOn;
    private byte[] pending = NOTHING;
    private int sent;
    private boolean finished;
    private @Nullable Runnable onceEmpty;
    private @Nullable ErrorCode failure;
    private boolean failureTold;

    SendBuffer(NativeSocket socket, Quota buffered) {
        this.socket = socket;
        this.buffered = buffered;
    }

    /** How much {@link #send} takes now. */
    synchronized long permit() throws StreamErrorException {
        requireOpen();
        flush();
        requireOpen();
        return isEmpty() ? Math.min(MOST, buffered.left()) : 0;
    }

    synchronized void requireOpen() throws StreamErrorException {
        if (failure != null && !failureTold) {
            failureTold = true;
            throw IoError.failed("the connection failed: " + failure, failure);
        }
        if (finished || failure != null) {
            throw IoError.closed();
        }
    }

    /** @throws dev.ashlar.engine.Trap when that is more than {@link #permit} allows */
    synchronized void send(byte[] bytes) throws StreamErrorException {
        long permit = permit();
        if (bytes.length > permit) {
            throw Traps.limit("bytes in one write to a connection", bytes.length, permit);
        }
        if (bytes.length == 0) {
            return;
        }
        Traps.take(buffered, bytes.length);
        pending = bytes;
        sent = 0;
        flush();
        if (!isEmpty()) {
            socket.watch(NativeSocket.WRITABLE, goOn);
        }
        requireOpen();
    }

    /** What is ready is a write, or learning that there cannot be any. */
    synchronized boolean isReady() {
        if (finished || failure != null) {
            return true;
        }
        sendWhatGoes();
        return isEmpty() && (failure != null || socket.isReady(NativeSocket.WRITABLE));
    }

    /** Nothing is pending, or it never will be sent. */
    synchronized boolean isDrained() {
        sendWhatGoes();
        return isEmpty();
    }

    private boolean isEmpty() {
        return sent == pending.length;
    }

    /** Until the kernel takes no more and promised to wake. */
    private void sendWhatGoes() {
        do {
            flush();
        } while (!isEmpty() && socket.isReady(NativeSocket.WRITABLE));
    }

    private void flush() {
        while (!isEmpty()) {
            int result = socket.write(pending, sent);
            if (result == -Errno.AGAIN) {
                return;
            }
            if (result < 0 && result != -Errno.INTR) {
                failure = ErrorCodes.of(-result);
                sent = pending.length;
            } else if (result > 0) {
                sent += result;
            }
            if (isEmpty()) {
                emptied();
            }
        }
    }

    private void emptied() {
        buffered.giveBack(pending.length);
        pending = NOTHING;
        sent = 0;
        socket.unwatch(goOn);
        Runnable next = onceEmpty;
        if (next != null) {
            onceEmpty = null;
            next.run();
        }
    }

    private synchronized void goOn() {
        sendWhatGoes();
    }

    /** No writes any more; the other side learns it when it has got what is pending. */
    synchronized void finish() {
        if (!finished) {
            finished = true;
            afterwards(() -> {
                int ignored = socket.shutdown(SEND);
            });
        }
    }

    /** Runs something when nothing is pending, maybe now. */
    synchronized void afterwards(Runnable action) {
        if (isEmpty()) {
            action.run();
            return;
        }
        Runnable before = onceEmpty;
        onceEmpty = before == null
                ? action
                : () -> {
                    before.run();
                    action.run();
                };
    }

    /** The socket is closed: forgets what is pending. */
    synchronized void discard() {
        finished = true;
        onceEmpty = null;
        if (!isEmpty()) {
            sent = pending.length;
            emptied();
        }
    }
}
