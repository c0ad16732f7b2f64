package dev.ashlar.wasi;

import java.util.List;

/**
 * Where a guest may connect to. As text {@code scheme://host[:ports][ in ranges]}:
 *
 * <ul>
 *   <li>scheme: {@code http}, {@code https}, {@code tcp}, {@code udp} and what {@link NetworkScheme} has; {@code *} for all
 *   <li>host: a name, {@code *.example.com} (not {@code example.com} itself), an address, a range as in {@code 10.0.0.0/8} or
 *       {@code [fd00::/8]}, or {@code *}
 *   <li>ports: a port, a range {@code 8000-8099}, a list {@code 80,443}, {@code *}; without them the scheme's own port
 *   <li>ranges: where the host's addresses have to be; {@code private}, {@code loopback}, addresses and ranges. Without them, in
 *       public space
 * </ul>
 *
 * So {@code https://*} reaches the internet but neither the host itself nor its network; {@code https://db.corp in 10.0.0.0/8}
 * reaches one name as long as it is there; {@code http://localhost:3000} reaches the host itself.
 *
 * @param within empty: public addresses
 */
public record EgressRule(NetworkScheme scheme, HostPattern host, List<PortRange> ports, List<AddressRange> within) {
    private static final HostPattern LOCALHOST = new HostPattern.Name("localhost");

    public EgressRule {
        ports = List.copyOf(ports);
        within = List.copyOf(within);
    }

    /** @throws IllegalArgumentException when this is not a rule; the message has the text and says which part is wrong */
    public static EgressRule parse(String text) {
        try {
            RuleText parts = RuleText.split(text);
            HostPattern host = parts.pattern();
            return new EgressRule(parts.scheme(), host, egressPorts(parts), ranges(parts, host));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'%s' is not a rule: %s".formatted(text, e.getMessage()), e);
        }
    }

    private static List<PortRange> egressPorts(RuleText parts) {
        List<PortRange> ports = parts.portRanges();
        if (ports.stream().anyMatch(range -> range.contains(0) && !range.equals(PortRange.ALL))) {
            throw new IllegalArgumentException("nothing can be reached at port 0");
        }
        return ports;
    }

    private static List<AddressRange> ranges(RuleText parts, HostPattern host) {
        List<AddressRange> own = own(host);
        if (own.isEmpty() || parts.within() == null) {
            return own.isEmpty() ? parts.ranges() : own;
        }
        throw new IllegalArgumentException("'in %s' restricts what %s says already".formatted(parts.within(), host));
    }

    /** The ranges that the host names by itself. */
    private static List<AddressRange> own(HostPattern host) {
        if (host instanceof HostPattern.Addresses(AddressRange range)) {
            return List.of(range);
        }
        return host.equals(LOCALHOST) ? AddressRange.LOOPBACK : List.of();
    }

    public boolean coversPort(int port) {
        return ports.stream().anyMatch(range -> range.contains(port));
    }

    /** As text that {@link #parse} reads. */
    @Override
    public String toString() {
        String ranges = within.equals(own(host)) ? "" : " in " + RuleText.text(within);
        return scheme + "://" + host + ":" + RuleText.list(ports) + ranges;
    }
}
