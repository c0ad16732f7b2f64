package dev.ashlar.wasi.sockets.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;

/** The functions of the C library that this package needs. Each gives back the result, or an error number negated. */
@SuppressWarnings("restricted")
final class SystemCalls {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = function("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CONNECT = function("connect", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle LISTEN = function("listen", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle ACCEPT = function("accept4", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle SHUTDOWN = function("shutdown", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle GETSOCKNAME = function("getsockname", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle GETPEERNAME = function("getpeername", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle GETSOCKOPT =
            function("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle SETSOCKOPT =
            function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle RECVFROM =
            function("recvfrom", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle SENDTO =
            function("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle POLL = function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle EPOLL_CREATE = function("epoll_create1", JAVA_INT, JAVA_INT);
    private static final MethodHandle EPOLL_CTL =
            function("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle EPOLL_WAIT =
            function("epoll_wait", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);

    /** SOCK_NONBLOCK and SOCK_CLOEXEC. */
    private static final int NOT_BLOCKING = 0x800 | 0x80000;

    private static final int MSG_NOSIGNAL = 0x4000;

    private SystemCalls() {}

    static int socket(int domain, int type) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result((int) SOCKET.invokeExact(state, domain, type | NOT_BLOCKING, 0), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int bind(int socket, InetSocketAddress address) {
        return withAddress(BIND, socket, address);
    }

    static int connect(int socket, InetSocketAddress address) {
        return withAddress(CONNECT, socket, address);
    }

    private static int withAddress(MethodHandle function, int socket, InetSocketAddress address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment target = SocketAddresses.write(address, arena);
            return result((int) function.invokeExact(state, socket, target, (int) target.byteSize()), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Makes a datagram socket accept from anyone again. */
    static int disconnect(int socket) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment unspecified = arena.allocate(16, 4);
            return result((int) CONNECT.invokeExact(state, socket, unspecified, 16), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int listen(int socket, int backlog) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result((int) LISTEN.invokeExact(state, socket, backlog), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int accept(int socket) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result(
                    (int) ACCEPT.invokeExact(state, socket, MemorySegment.NULL, MemorySegment.NULL, NOT_BLOCKING),
                    state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int shutdown(int socket, int how) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result((int) SHUTDOWN.invokeExact(state, socket, how), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static void close(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) CLOSE.invokeExact(arena.allocate(STATE), descriptor);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Puts the address of one end of a socket into {@code target}. */
    static int name(int socket, boolean peer, MemorySegment target) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment length = arena.allocateFrom(JAVA_INT, (int) target.byteSize());
            MethodHandle function = peer ? GETPEERNAME : GETSOCKNAME;
            return result((int) function.invokeExact(state, socket, target, length), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int option(int socket, int level, int name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment value = arena.allocate(JAVA_INT);
            MemorySegment length = arena.allocateFrom(JAVA_INT, Integer.BYTES);
            int result = result((int) GETSOCKOPT.invokeExact(state, socket, level, name, value, length), state);
            return result < 0 ? result : value.get(JAVA_INT, 0);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int setOption(int socket, int level, int name, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment bytes = arena.allocateFrom(JAVA_INT, value);
            return result((int) SETSOCKOPT.invokeExact(state, socket, level, name, bytes, Integer.BYTES), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** @param source where to put the sender's address, or NULL */
    static int receive(int socket, MemorySegment target, MemorySegment source) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment length = source.equals(MemorySegment.NULL)
                    ? MemorySegment.NULL
                    : arena.allocateFrom(JAVA_INT, (int) source.byteSize());
            return result(
                    (long) RECVFROM.invokeExact(state, socket, target, target.byteSize(), 0, source, length), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** @param destination or NULL */
    static int send(int socket, MemorySegment bytes, MemorySegment destination) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result(
                    (long) SENDTO.invokeExact(state, socket, bytes, bytes.byteSize(), MSG_NOSIGNAL, destination, (int)
                            destination.byteSize()),
                    state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** What of {@code events} is the case now, and errors. */
    static int poll(int socket, int events) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment poll = arena.allocate(8, 4);
            poll.set(JAVA_INT, 0, socket);
            poll.set(JAVA_SHORT, 4, (short) events);
            int result = result((int) POLL.invokeExact(state, poll, 1L, 0), state);
            return result <= 0 ? result : poll.get(JAVA_SHORT, 6) & 0xffff;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int epollCreate() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result((int) EPOLL_CREATE.invokeExact(state, 0x80000), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int epollControl(int epoll, int operation, int socket, MemorySegment event) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result((int) EPOLL_CTL.invokeExact(state, epoll, operation, socket, event), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The only one that blocks. */
    static int epollWait(int epoll, MemorySegment events, int most) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result((int) EPOLL_WAIT.invokeExact(state, epoll, events, most, -1), state);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static int result(long result, MemorySegment state) {
        return result < 0 ? -(int) ERRNO.get(state, 0L) : (int) result;
    }

    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        MemorySegment address = SYMBOLS.find(name)
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no function " + name));
        return LINKER.downcallHandle(
                address, FunctionDescriptor.of(result, arguments), Linker.Option.captureCallState("errno"));
    }
}
