package dev.ashlar.wasi.sockets.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one thread that waits for all sockets of the process that somebody waits for. It does nothing but wake: what there is to
 * read is read by the guest's own thread.
 *
 * <p>A socket is armed for one event at a time (EPOLLONESHOT), so one that is busy without anybody waiting costs nothing.
 */
final class Reactor {
    private static final int ADD = 1;
    private static final int MODIFY = 3;
    private static final int ONE_SHOT = 1 << 30;
    private static final int MOST_EVENTS = 256;

    /** {@code struct epoll_event} is packed on x86-64 only. Its data is the number of the socket. */
    private static final int DATA = System.getProperty("os.arch", "").equals("amd64") ? 4 : 8;

    private static final int EVENT_BYTES = DATA + 8;

    private final int epoll;
    private final ConcurrentHashMap<Integer, NativeSocket> sockets = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    private Reactor() {
        epoll = SystemCalls.epollCreate();
        if (epoll < 0) {
            throw new IllegalStateException("cannot wait for sockets: error " + -epoll + " of epoll_create1");
        }
        Thread.ofPlatform().daemon().name("ashlar-sockets").start(this::run);
    }

    /** Started when the first socket is waited for. */
    private static final class Started {
        private static final Reactor REACTOR = new Reactor();
    }

    static Reactor get() {
        return Started.REACTOR;
    }

    /** A number for a socket, which is not given out again while it is in use. */
    int add(NativeSocket socket) {
        int number = numbers.incrementAndGet();
        while (sockets.putIfAbsent(number, socket) != null) {
            number = numbers.incrementAndGet();
        }
        return number;
    }

    void remove(int number) {
        sockets.remove(number);
    }

    /** Wakes once when one of the events is the case, also when it is already. */
    void arm(int descriptor, int number, int events, boolean first) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment event = arena.allocate(EVENT_BYTES, 8);
            event.set(JAVA_INT, 0, events | ONE_SHOT);
            event.set(JAVA_INT_UNALIGNED, DATA, number);
            int result = SystemCalls.epollControl(epoll, first ? ADD : MODIFY, descriptor, event);
            if (result < 0) {
                throw new IllegalStateException("cannot wait for a socket: error " + -result + " of epoll_ctl");
            }
        }
    }

    private void run() {
        MemorySegment events = Arena.global().allocate((long) EVENT_BYTES * MOST_EVENTS, 8);
        while (true) {
            int count = SystemCalls.epollWait(epoll, events, MOST_EVENTS);
            for (int i = 0; i < count; i++) {
                long at = (long) i * EVENT_BYTES;
                NativeSocket socket = sockets.get(events.get(JAVA_INT_UNALIGNED, at + DATA));
                if (socket != null) {
                    socket.happened(events.get(JAVA_INT_UNALIGNED, at));
                }
            }
        }
    }
}
