package dev.ashlar.cli;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 127.0.0.1:8080}, {@code [::1]:0}, {@code localhost:80}; {@code :80} is port 80 of all addresses. */
final class SocketAddresses implements ITypeConverter<InetSocketAddress> {
    private static final int LARGEST_PORT = 65_535;

    @Override
    public InetSocketAddress convert(String text) {
        int colon = text.lastIndexOf(':');
        var host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (colon < 0 || host.contains(":") && !bracketed) {
            throw wrong(text);
        }
        int port = port(text, text.substring(colon + 1));
        if (host.isEmpty()) {
            return new InetSocketAddress(port);
        }
        var address = new InetSocketAddress(bracketed ? host.substring(1, host.length() - 1) : host, port);
        if (address.isUnresolved()) {
            throw new TypeConversionException("the host of '" + text + "' is not known");
        }
        return address;
    }

    private static int port(String text, String digits) {
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > LARGEST_PORT) {
            throw wrong(text);
        }
        return Integer.parseInt(digits);
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'" + text + "' is not an address such as 127.0.0.1:8080, [::1]:8080 or :8080");
    }

    /** As it stands in a URL. */
    static String text(InetSocketAddress address) {
        var host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
