package dev.ashlar.wasi;

import java.net.InetAddress;
import java.util.List;

/**
 * Where a guest may listen. As text {@code scheme://address:ports} with the scheme {@code tcp}, {@code udp} or {@code *}, an
 * address, a range, {@code localhost} or {@code *}, and ports as an {@link EgressRule} has them. Port 0 is "any free one".
 *
 * <p>All addresses at once ({@code 0.0.0.0} and {@code ::}) are granted by themselves or by {@code *} only, not by a range.
 *
 * @param addresses empty: all
 */
public record ListenRule(NetworkScheme scheme, List<AddressRange> addresses, List<PortRange> ports) {
    public ListenRule {
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
    }

    /** @throws IllegalArgumentException when this is not a rule; the message has the text and says which part is wrong */
    public static ListenRule parse(String text) {
        try {
            RuleText parts = RuleText.split(text);
            return new ListenRule(scheme(parts), addresses(parts), parts.portRanges());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'%s' is not a rule: %s".formatted(text, e.getMessage()), e);
        }
    }

    private static NetworkScheme scheme(RuleText parts) {
        return switch (parts.scheme()) {
            case TCP, UDP, ANY -> parts.scheme();
            default -> throw new IllegalArgumentException("guests listen to tcp, udp or *, not to " + parts.scheme());
        };
    }

    private static List<AddressRange> addresses(RuleText parts) {
        if (parts.within() != null) {
            throw new IllegalArgumentException("a rule for listening has no 'in': its host is the address");
        }
        return switch (parts.pattern()) {
            case HostPattern.Any any -> List.of();
            case HostPattern.Addresses(AddressRange range) -> List.of(range);
            case HostPattern.Name(String name) when name.equals("localhost") -> AddressRange.LOOPBACK;
            case HostPattern.Name(String name) ->
                throw new IllegalArgumentException("listen at an address, not at the name " + name);
            case HostPattern.Subdomains names ->
                throw new IllegalArgumentException("listen at an address, not at names " + names);
        };
    }

    public boolean covers(NetworkScheme protocol, InetAddress address, int port) {
        return scheme.covers(protocol)
                && ports.stream().anyMatch(range -> range.contains(port))
                && port(port)
                && (addresses.isEmpty() || addresses.stream().anyMatch(range -> covers(range, address)));
    }

    /** "Any free port" may be one beyond a range, so a range does not grant it. */
    private boolean port(int port) {
        return port != 0 || ports.stream().anyMatch(range -> range.equals(PortRange.ALL) || range.last() == 0);
    }

    private static boolean covers(AddressRange range, InetAddress address) {
        return address.isAnyLocalAddress() ? range.equals(AddressRange.of(address)) : range.contains(address);
    }

    /** As text that {@link #parse} reads. */
    @Override
    public String toString() {
        return scheme + "://" + host() + ":" + RuleText.list(ports);
    }

    private String host() {
        if (addresses.isEmpty()) {
            return "*";
        }
        return addresses.equals(AddressRange.LOOPBACK)
                ? "localhost"
                : new HostPattern.Addresses(addresses.getFirst()).toString();
    }
}
