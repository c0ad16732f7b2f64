package dev.ashlar.wasi.sockets.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

/** {@code sockaddr_in} and {@code sockaddr_in6}. */
final class SocketAddresses {
    static final int INET = 2;
    static final int INET6 = 10;

    /** Of the longer of them. */
    static final int BYTES = 28;

    private static final ValueLayout.OfShort PORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    private SocketAddresses() {}

    static MemorySegment write(InetSocketAddress address, Arena arena) {
        byte[] bytes = address.getAddress().getAddress();
        boolean six = bytes.length == 16;
        MemorySegment target = arena.allocate(six ? BYTES : 16, 4);
        target.set(JAVA_SHORT, 0, (short) (six ? INET6 : INET));
        target.set(PORT, 2, (short) address.getPort());
        MemorySegment.copy(bytes, 0, target, JAVA_BYTE, six ? 8 : 4, bytes.length);
        if (address.getAddress() instanceof Inet6Address scoped) {
            target.set(JAVA_INT, 24, scoped.getScopeId());
        }
        return target;
    }

    static InetSocketAddress read(MemorySegment source) {
        boolean six = source.get(JAVA_SHORT, 0) == INET6;
        byte[] bytes = new byte[six ? 16 : 4];
        MemorySegment.copy(source, JAVA_BYTE, six ? 8 : 4, bytes, 0, bytes.length);
        return new InetSocketAddress(
                address(bytes, six ? source.get(JAVA_INT, 24) : 0), Short.toUnsignedInt(source.get(PORT, 2)));
    }

    private static InetAddress address(byte[] bytes, int scope) {
        try {
            return scope == 0 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, scope);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
