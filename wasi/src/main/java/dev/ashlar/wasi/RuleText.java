package dev.ashlar.wasi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a rule in its parts: {@code scheme://host[:ports][ in ranges]}.
 *
 * @param ports as written; null when there are none
 * @param within as written; null when there are none
 */
record RuleText(
        NetworkScheme scheme,
        String host,
        @Nullable String ports,
        @Nullable String within) {
    private static final String IN = " in ";

    static RuleText split(String text) {
        int in = text.indexOf(IN);
        String rule = in < 0 ? text.strip() : text.substring(0, in).strip();
        String within = in < 0 ? null : text.substring(in + IN.length()).strip();
        int colon = rule.indexOf("://");
        if (colon < 0) {
            throw new IllegalArgumentException("it has no scheme, write for instance https://" + rule);
        }
        NetworkScheme scheme = NetworkScheme.parse(rule.substring(0, colon));
        String authority = rule.substring(colon + 3);
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("a rule names no user: leave out what is before '@'");
        }
        int end = hostEnd(authority);
        String rest = authority.substring(end);
        if (!rest.isEmpty() && rest.charAt(0) != ':') {
            throw new IllegalArgumentException("after the host '%s' there may be a port, but no '%s'"
                    .formatted(authority.substring(0, end), rest));
        }
        return new RuleText(scheme, authority.substring(0, end), rest.isEmpty() ? null : rest.substring(1), within);
    }

    /** Behind the host, which ends at a colon outside of brackets or at a slash that begins no prefix. */
    private static int hostEnd(String authority) {
        int bracket = authority.startsWith("[") ? authority.indexOf(']') : -1;
        if (authority.startsWith("[") && bracket < 0) {
            throw new IllegalArgumentException(
                    "the bracket before '%s' is not closed".formatted(authority.substring(1)));
        }
        if (authority.chars().filter(c -> c == ':').count() > 1 && bracket < 0) {
            throw new IllegalArgumentException("write an IPv6 address in brackets: [" + authority + "]");
        }
        int end = Math.max(bracket, 0);
        while (end < authority.length() && authority.charAt(end) != ':' && !beginsPath(authority, end)) {
            end++;
        }
        return end;
    }

    private static boolean beginsPath(String authority, int at) {
        char c = authority.charAt(at);
        return c == '?'
                || c == '#'
                || c == '/' && (at + 1 == authority.length() || !Character.isDigit(authority.charAt(at + 1)));
    }

    /** The address or range that the host is; empty when it is something else. */
    Optional<AddressRange> addresses() {
        if (host.startsWith("[")) {
            String inner = host.replace("[", "").replace("]", "");
            if (!inner.contains(":")) {
                throw new IllegalArgumentException("only IPv6 addresses are in brackets, not " + inner);
            }
            return Optional.of(range(inner));
        }
        return host.indexOf('/') >= 0 || AddressRange.literal(host).isPresent()
                ? Optional.of(range(host))
                : Optional.empty();
    }

    private static AddressRange range(String text) {
        if (text.contains(":") && text.contains(".")) {
            throw new IllegalArgumentException("write the IPv4 address in '%s' as such".formatted(text));
        }
        return AddressRange.parse(text);
    }

    HostPattern pattern() {
        if (host.equals("*")) {
            return new HostPattern.Any();
        }
        if (host.startsWith("*.")) {
            return new HostPattern.Subdomains(name(host.substring(2)));
        }
        return addresses()
                .<HostPattern>map(HostPattern.Addresses::new)
                .orElseGet(() -> new HostPattern.Name(name(host)));
    }

    private static String name(String text) {
        if (text.indexOf('*') >= 0) {
            throw new IllegalArgumentException(
                    "'%s': a '*' stands for the whole host, or for all before the first dot".formatted(text));
        }
        return HostName.normalize(text)
                .orElseThrow(() ->
                        new IllegalArgumentException("'%s' is not the name of a host, nor an address".formatted(text)));
    }

    List<PortRange> portRanges() {
        if (ports == null) {
            int port = scheme.defaultPort()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the scheme %s has no port of its own: add one, or ':*'".formatted(scheme)));
            return List.of(new PortRange(port, port));
        }
        if (ports.equals("*")) {
            return List.of(PortRange.ALL);
        }
        return Arrays.stream(ports.split(",", -1)).map(RuleText::portRange).toList();
    }

    private static PortRange portRange(String text) {
        String[] ends = text.split("-", 2);
        int first = port(ends[0], text);
        return new PortRange(first, ends.length == 1 ? first : port(ends[1], text));
    }

    private static int port(String text, String whole) {
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "the port '%s' is not a number, a range like 8000-8099, or '*'".formatted(whole));
        }
        return Integer.parseInt(text);
    }

    List<AddressRange> ranges() {
        if (within == null) {
            return List.of();
        }
        List<AddressRange> ranges = new ArrayList<>();
        for (String range : within.split(",", -1)) {
            switch (range.strip().toLowerCase(Locale.ROOT)) {
                case "private" -> ranges.addAll(AddressRange.PRIVATE);
                case "loopback" -> ranges.addAll(AddressRange.LOOPBACK);
                default -> ranges.add(range(range.strip()));
            }
        }
        return List.copyOf(ranges);
    }

    /** Ranges as {@link #ranges} reads them. */
    static String text(List<AddressRange> ranges) {
        if (ranges.equals(AddressRange.PRIVATE)) {
            return "private";
        }
        if (ranges.equals(AddressRange.LOOPBACK)) {
            return "loopback";
        }
        return list(ranges);
    }

    static String list(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
