package dev.ashlar.wasi;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses with a common prefix (CIDR, RFC 4632 and RFC 4291 2.3), or one address. Text of addresses is read strictly: four
 * decimal numbers without leading zeros, or IPv6 without a zone. What a resolver might read in its own way ({@code 127.1},
 * {@code 0x7f000001}, {@code 0177.0.0.1}) is no address here.
 *
 * @param address the first of them
 * @param prefix bits that all have in common
 */
public record AddressRange(InetAddress address, int prefix) {
    private static final Pattern NUMBERS =
            Pattern.compile("(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");
    private static final Pattern SIXTEEN_BYTES = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*([0-9.]*)");

    /** IPv4's and IPv6's own host. */
    public static final List<AddressRange> LOOPBACK = List.of(parse("127.0.0.0/8"), parse("::1"));

    /** RFC 1918 and unique local addresses (RFC 4193). */
    public static final List<AddressRange> PRIVATE =
            List.of(parse("10.0.0.0/8"), parse("172.16.0.0/12"), parse("192.168.0.0/16"), parse("fc00::/7"));

    /** @throws IllegalArgumentException when the address has bits beyond the prefix, or the prefix is too long */
    public AddressRange {
        if (address instanceof Inet6Address six && six.getScopeId() != 0) {
            throw new IllegalArgumentException("a range of addresses has no zone: " + address.getHostAddress());
        }
        int bits = address.getAddress().length * Byte.SIZE;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(
                    "a prefix of %s has 0 to %d bits, not %d".formatted(text(address), bits, prefix));
        }
        InetAddress first = masked(address, prefix);
        if (!first.equals(address)) {
            throw new IllegalArgumentException("%s/%d has bits beyond its prefix: write %s/%d"
                    .formatted(text(address), prefix, text(first), prefix));
        }
    }

    public static AddressRange of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new AddressRange(unscoped(bytes), bytes.length * Byte.SIZE);
    }

    /**
     * {@code 10.0.0.0/8}, {@code fd00::/8}, {@code 10.1.2.3}.
     *
     * @throws IllegalArgumentException when the text is none of this
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = literal(first)
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not an IP address".formatted(first)));
        if (slash < 0) {
            return of(address);
        }
        String prefix = text.substring(slash + 1);
        if (!prefix.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("the prefix '%s' of %s is not a number".formatted(prefix, first));
        }
        return new AddressRange(address, Integer.parseInt(prefix));
    }

    /**
     * An address that is written out; empty for all else. An IPv4 address that is mapped to IPv6 is the IPv4 address, for
     * that is where a connection would go.
     */
    public static Optional<InetAddress> literal(String text) {
        if (isFourNumbers(text)) {
            return Optional.of(InetAddress.ofLiteral(text));
        }
        if (!SIXTEEN_BYTES.matcher(text).matches()) {
            return Optional.empty();
        }
        String tail = text.substring(text.lastIndexOf(':') + 1);
        if (tail.contains(".") && !isFourNumbers(tail)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isFourNumbers(String text) {
        return NUMBERS.matcher(text).matches()
                && Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).allMatch(number -> number < 256);
    }

    public boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        return bytes.length == address.getAddress().length && Arrays.equals(mask(bytes, prefix), address.getAddress());
    }

    /** Whether all of this is in {@code other}. */
    public boolean isIn(AddressRange other) {
        return prefix >= other.prefix && other.contains(address);
    }

    private static InetAddress masked(InetAddress address, int prefix) {
        return unscoped(mask(address.getAddress(), prefix));
    }

    private static byte[] mask(byte[] bytes, int prefix) {
        byte[] masked = bytes.clone();
        for (int bit = prefix; bit < bytes.length * Byte.SIZE; bit++) {
            masked[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return masked;
    }

    private static InetAddress unscoped(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** An address as people write it, RFC 5952. */
    public static String text(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        int[] run = longestZeros(bytes);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == run[0]) {
                text.append("::");
                i += run[1] - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(group(bytes, i)));
            }
        }
        return text.toString();
    }

    private static int[] longestZeros(byte[] bytes) {
        int[] longest = {-1, 1};
        for (int from = 0; from < 8; from++) {
            int to = from;
            while (to < 8 && group(bytes, to) == 0) {
                to++;
            }
            if (to - from > longest[1]) {
                longest = new int[] {from, to - from};
            }
        }
        return longest;
    }

    private static int group(byte[] bytes, int index) {
        return (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff;
    }

    /** As a rule has it. */
    @Override
    public String toString() {
        return prefix == address.getAddress().length * Byte.SIZE ? text(address) : text(address) + "/" + prefix;
    }
}
