package dev.ashlar.wasi.sockets;

import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpSocketAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Ipv4SocketAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Ipv6SocketAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * Addresses as the interface has them and as Java does, and which are of use for what. Flow information is not kept: the kernel
 * sends it only for sockets that ask for that, which the interface has no way to.
 */
final class Addresses {
    private static final InetAddress BROADCAST = InetAddress.ofLiteral("255.255.255.255");

    private Addresses() {}

    /** An IPv4 address that is mapped to IPv6 becomes an IPv4 address, hence one of the wrong family. */
    static InetSocketAddress toJava(IpSocketAddress address) {
        return switch (address) {
            case IpSocketAddress.Ipv4(Ipv4SocketAddress(int port, var four)) ->
                new InetSocketAddress(
                        address(
                                new byte[] {
                                    four.v0().byteValue(),
                                    four.v1().byteValue(),
                                    four.v2().byteValue(),
                                    four.v3().byteValue()
                                },
                                0),
                        port);
            case IpSocketAddress.Ipv6(Ipv6SocketAddress(int port, long flow, var six, long scope)) ->
                new InetSocketAddress(address(bytes(six), (int) scope), port);
        };
    }

    private static byte[] bytes(
            Tuple.Of8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> groups) {
        return ByteBuffer.allocate(16)
                .putShort(groups.v0().shortValue())
                .putShort(groups.v1().shortValue())
                .putShort(groups.v2().shortValue())
                .putShort(groups.v3().shortValue())
                .putShort(groups.v4().shortValue())
                .putShort(groups.v5().shortValue())
                .putShort(groups.v6().shortValue())
                .putShort(groups.v7().shortValue())
                .array();
    }

    private static InetAddress address(byte[] bytes, int scope) {
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            return scope == 0 || address instanceof Inet4Address
                    ? address
                    : Inet6Address.getByAddress(null, bytes, scope);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static IpSocketAddress toWit(InetSocketAddress address) {
        return switch (toWit(address.getAddress())) {
            case IpAddress.Ipv4(var four) -> new IpSocketAddress.Ipv4(new Ipv4SocketAddress(address.getPort(), four));
            case IpAddress.Ipv6(var six) -> {
                int scope = ((Inet6Address) address.getAddress()).getScopeId();
                yield new IpSocketAddress.Ipv6(
                        new Ipv6SocketAddress(address.getPort(), 0, six, Integer.toUnsignedLong(scope)));
            }
        };
    }

    static IpAddress toWit(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return new IpAddress.Ipv4(
                    new Tuple.Of4<>(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff));
        }
        ByteBuffer groups = ByteBuffer.wrap(bytes);
        return new IpAddress.Ipv6(new Tuple.Of8<>(
                groups.getShort(0) & 0xffff,
                groups.getShort(2) & 0xffff,
                groups.getShort(4) & 0xffff,
                groups.getShort(6) & 0xffff,
                groups.getShort(8) & 0xffff,
                groups.getShort(10) & 0xffff,
                groups.getShort(12) & 0xffff,
                groups.getShort(14) & 0xffff));
    }

    static InetSocketAddress unspecified(boolean six) {
        return new InetSocketAddress(InetAddress.ofLiteral(six ? "::" : "0.0.0.0"), 0);
    }

    static void requireFamily(InetSocketAddress address, boolean six) throws ErrorCodeException {
        boolean is = address.getAddress() instanceof Inet6Address;
        require(is == six
                && !(is && ((Inet6Address) address.getAddress()).isIPv4CompatibleAddress() && !special(address)));
    }

    /** The addresses of IPv6 that only look as if IPv4 was in them. */
    private static boolean special(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress() || address.getAddress().isLoopbackAddress();
    }

    static void requireUnicast(InetSocketAddress address) throws ErrorCodeException {
        require(!address.getAddress().isMulticastAddress()
                && !address.getAddress().equals(BROADCAST));
    }

    static void requireRemote(InetSocketAddress address) throws ErrorCodeException {
        require(!address.getAddress().isAnyLocalAddress() && address.getPort() != 0);
    }

    private static void require(boolean valid) throws ErrorCodeException {
        if (!valid) {
            throw new ErrorCodeException(ErrorCode.INVALID_ARGUMENT);
        }
    }
}
