package dev.ashlar.wasi.sockets.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A socket of the process that never blocks. Functions give back a result, or an error number negated ({@link Errno}).
 *
 * <p>Used by the guest's thread, and by the {@link Reactor}'s thread to wake and to go on sending; a lock keeps its number from
 * being used after it was closed, since the kernel gives numbers out again at once.
 */
public final class NativeSocket implements AutoCloseable {
    public static final int READABLE = 1;
    public static final int WRITABLE = 4;

    /** Errors and hang-ups, reported whether asked for or not. */
    private static final int ALWAYS = 8 | 16;

    private static final int STREAM = 1;
    private static final int DATAGRAM = 2;
    private static final int UNNUMBERED = -1;

    private int descriptor;
    private boolean closed;
    private int number = UNNUMBERED;

    /** Events that the reactor will tell of, once. */
    private int armed;

    private final List<Watcher> watchers = new ArrayList<>(0);

    /** Somebody who waits. */
    private static final class Watcher {
        private final Runnable wake;
        private int events;
        private boolean woken;

        private Watcher(Runnable wake) {
            this.wake = wake;
        }
    }

    /** A datagram that came, or why there is none. */
    public record Received(
            int result, byte[] data, @Nullable InetSocketAddress source) {}

    private NativeSocket(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Whether there are sockets on this system. */
    public static boolean isSupported() {
        return System.getProperty("os.name", "").equals("Linux");
    }

    /** What opening or accepting gave: a socket, or why there is none. */
    public record Opened(int result, @Nullable NativeSocket socket) {
        private static Opened of(int result) {
            return new Opened(result, result < 0 ? null : new NativeSocket(result));
        }
    }

    /** IPv6 sockets are for IPv6 only. */
    public static Opened open(boolean six, boolean stream) {
        Opened opened = Opened.of(
                SystemCalls.socket(six ? SocketAddresses.INET6 : SocketAddresses.INET, stream ? STREAM : DATAGRAM));
        if (opened.socket() != null && six) {
            int result = opened.socket().set(SocketOption.IPV6_ONLY, 1);
            if (result < 0) {
                opened.socket().close();
                return new Opened(result, null);
            }
        }
        return opened;
    }

    private synchronized int with(IntUnaryOperator use) {
        return closed ? -Errno.BADF : use.applyAsInt(descriptor);
    }

    public Opened accept() {
        return Opened.of(with(SystemCalls::accept));
    }

    public int bind(InetSocketAddress address) {
        return with(socket -> SystemCalls.bind(socket, address));
    }

    public int connect(InetSocketAddress address) {
        return with(socket -> SystemCalls.connect(socket, address));
    }

    public int disconnect() {
        return with(SystemCalls::disconnect);
    }

    public int listen(int backlog) {
        return with(socket -> SystemCalls.listen(socket, backlog));
    }

    /** @param how 0: nothing is received any more, 1: sent, 2: both */
    public int shutdown(int how) {
        return with(socket -> SystemCalls.shutdown(socket, how));
    }

    public int get(SocketOption option) {
        return with(socket -> SystemCalls.option(socket, option.level(), option.number()));
    }

    public int set(SocketOption option, int value) {
        return with(socket -> SystemCalls.setOption(socket, option.level(), option.number(), value));
    }

    /** An address of the socket, or why there is none. */
    public record Named(int result, @Nullable InetSocketAddress address) {}

    public Named local() {
        return name(false);
    }

    public Named remote() {
        return name(true);
    }

    private Named name(boolean peer) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(SocketAddresses.BYTES, 4);
            int result = with(socket -> SystemCalls.name(socket, peer, target));
            return new Named(result, result < 0 ? null : SocketAddresses.read(target));
        }
    }

    /** What there is, at most {@code most} bytes, at most {@value Buffers#BYTES}; empty at the end. */
    public Received read(int most) {
        return receive(most, MemorySegment.NULL);
    }

    /** One datagram, whole. */
    public Received receive() {
        try (Arena arena = Arena.ofConfined()) {
            return receive(Buffers.BYTES, arena.allocate(SocketAddresses.BYTES, 4));
        }
    }

    private Received receive(int most, MemorySegment source) {
        byte[][] data = {new byte[0]};
        int result = Buffers.with(buffer -> {
            MemorySegment target = buffer.asSlice(0, Math.min(most, Buffers.BYTES));
            int received = with(socket -> SystemCalls.receive(socket, target, source));
            if (received > 0) {
                data[0] = target.asSlice(0, received).toArray(JAVA_BYTE);
            }
            return received;
        });
        return new Received(
                result, data[0], result < 0 || source.equals(MemorySegment.NULL) ? null : SocketAddresses.read(source));
    }

    /** Sends what the kernel takes at once of {@code data} from {@code from} on. */
    public int write(byte[] data, int from) {
        return send(data, from, MemorySegment.NULL);
    }

    /** One datagram. */
    public int send(byte[] data, @Nullable InetSocketAddress destination) {
        if (data.length > Buffers.BYTES) {
            return -Errno.MSGSIZE;
        }
        if (destination == null) {
            return send(data, 0, MemorySegment.NULL);
        }
        try (Arena arena = Arena.ofConfined()) {
            return send(data, 0, SocketAddresses.write(destination, arena));
        }
    }

    private int send(byte[] data, int from, MemorySegment destination) {
        return Buffers.with(buffer -> {
            MemorySegment bytes = buffer.asSlice(0, Math.min(data.length - from, Buffers.BYTES));
            MemorySegment.copy(data, from, bytes, JAVA_BYTE, 0, (int) bytes.byteSize());
            return with(socket -> SystemCalls.send(socket, bytes, destination));
        });
    }

    /** Whether one of the events is the case now, or the socket failed or was closed. */
    public synchronized boolean isReady(int events) {
        if (closed || SystemCalls.poll(descriptor, events) != 0) {
            return true;
        }
        boolean again = false;
        for (Watcher watcher : watchers) {
            if (watcher.woken && (watcher.events & events) != 0) {
                watcher.woken = false;
                again = true;
            }
        }
        if (again) {
            arm();
        }
        return false;
    }

    /** From now on runs {@code wake} on a thread of the host when one of the events becomes the case, or is already. */
    public synchronized void watch(int events, Runnable wake) {
        Watcher watcher = watcher(wake);
        watcher.events |= events;
        watcher.woken = false;
        if (!closed) {
            arm();
        }
    }

    /** One who waits by many pollables is one. */
    private Watcher watcher(Runnable wake) {
        for (Watcher watcher : watchers) {
            if (watcher.wake.equals(wake)) {
                return watcher;
            }
        }
        Watcher added = new Watcher(wake);
        watchers.add(added);
        return added;
    }

    public synchronized void unwatch(Runnable wake) {
        watchers.removeIf(watcher -> watcher.wake.equals(wake));
    }

    private void arm() {
        int events = 0;
        for (Watcher watcher : watchers) {
            events |= watcher.woken ? 0 : watcher.events;
        }
        if ((events & ~armed) != 0) {
            boolean first = number == UNNUMBERED;
            if (first) {
                number = Reactor.get().add(this);
            }
            Reactor.get().arm(descriptor, number, events, first);
            armed = events;
        }
    }

    /** Called by the reactor. */
    void happened(int events) {
        List<Runnable> wakes = new ArrayList<>();
        synchronized (this) {
            armed = 0;
            for (Watcher watcher : watchers) {
                if (!watcher.woken && (events & (watcher.events | ALWAYS)) != 0) {
                    watcher.woken = true;
                    wakes.add(watcher.wake);
                }
            }
            if (!closed) {
                arm();
            }
        }
        wakes.forEach(Runnable::run);
    }

    /** At once; whoever waits is woken. */
    @Override
    public void close() {
        List<Runnable> wakes;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (number != UNNUMBERED) {
                Reactor.get().remove(number);
            }
            SystemCalls.close(descriptor);
            descriptor = -1;
            wakes = watchers.stream().map(watcher -> watcher.wake).toList();
        }
        wakes.forEach(Runnable::run);
    }
}
