package dev.ashlar.wasi.network;

import dev.ashlar.wasi.AddressRange;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.HostName;
import dev.ashlar.wasi.HostPattern;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.NetworkScheme;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a {@link NetworkGrant} applied: to a name before it is looked up, since a lookup itself tells the world
 * something, and to every address before anything is sent there. Whoever connects does so to the addresses that come from here
 * and looks up nothing again; what a name server says later does not count (DNS rebinding).
 *
 * <p>A name and the address behind it may be allowed by two rules: {@code https://wiki.corp} and {@code https://10.0.0.0/8}
 * together allow what neither does alone.
 */
public final class NetworkPolicy {
    private final NetworkGrant grant;
    private final Resolver resolver;

    private NetworkPolicy(NetworkGrant grant, Resolver resolver) {
        this.grant = grant;
        this.resolver = resolver;
    }

    /** Looks names up as the host does. */
    public static NetworkPolicy of(NetworkGrant grant) {
        return new NetworkPolicy(grant, SystemResolver.INSTANCE);
    }

    public static NetworkPolicy of(NetworkGrant grant, Resolver resolver) {
        return new NetworkPolicy(grant, resolver);
    }

    /**
     * Where to connect to, at least one address, in the order in which to try. Blocks for a lookup.
     *
     * @param scheme not {@link NetworkScheme#ANY}
     * @param host a name, an IPv4 address, or an IPv6 address with or without brackets, as a URL has it
     * @throws NetworkDeniedException when no rule allows it
     * @throws UnknownHostException when the host is not a name, or the name has no address
     * @throws InterruptedIOException when interrupted, or without an answer in time
     */
    public List<InetSocketAddress> resolve(NetworkScheme scheme, String host, int port) throws IOException {
        Optional<InetAddress> literal = literal(host);
        if (literal.isPresent()) {
            InetSocketAddress address = new InetSocketAddress(literal.get(), port);
            check(scheme, address, Set.of());
            return List.of(address);
        }
        String name = normalize(host);
        if (grant.egress().stream()
                .noneMatch(rule -> covers(rule, scheme, port) && rule.host().matchesName(name))) {
            throw new NetworkDeniedException(
                    "%s://%s:%d is denied: no rule names it; '%1$s://%2$s:%3$d' would".formatted(scheme, name, port));
        }
        List<InetAddress> found = lookupName(name);
        List<InetSocketAddress> allowed = found.stream()
                .filter(address -> allows(scheme, address, port, Set.of(name)))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        if (allowed.isEmpty()) {
            throw deniedBehind(name, found, scheme, port);
        }
        return allowed;
    }

    private static NetworkDeniedException deniedBehind(
            String name, List<InetAddress> found, NetworkScheme scheme, int port) {
        InetAddress first = found.getFirst();
        return new NetworkDeniedException(
                "%s://%s:%d is denied: the name has the %s address %s; '%1$s://%2$s:%3$d in %5$s' would allow that"
                        .formatted(scheme, name, port, AddressBlock.of(first).what(), AddressRange.text(first)),
                true);
    }

    /** The address that {@code host} is, if it is one. */
    static Optional<InetAddress> literal(String host) {
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        Optional<InetAddress> literal = AddressRange.literal(brackets ? host.substring(1, host.length() - 1) : host);
        return literal.filter(address -> !brackets || host.indexOf(':') >= 0);
    }

    private static String normalize(String host) throws UnknownHostException {
        return HostName.normalize(host)
                .orElseThrow(() -> new UnknownHostException("'%s' is not the name of a host, nor an address"
                        .formatted(host.substring(0, Math.min(host.length(), 300)))));
    }

    private List<InetAddress> lookupName(String name) throws IOException {
        List<InetAddress> found = name.equals("localhost") ? Localhost.ADDRESSES : resolver.lookup(name);
        if (found.isEmpty()) {
            throw new UnknownHostException("the name " + name + " has no address");
        }
        return found;
    }

    /** The name localhost never leaves the host (RFC 6761 6.3). */
    private static final class Localhost {
        private static final List<InetAddress> ADDRESSES =
                List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
    }

    /**
     * The addresses of a name that a connection of wasi:sockets may go to at some port. Blocks.
     *
     * @param name or an address, which is given back
     * @throws NetworkDeniedException when no rule names it, or none of its addresses is allowed
     * @throws IOException as {@link #resolve} has it
     */
    public List<InetAddress> lookup(String name) throws IOException {
        Optional<InetAddress> literal = AddressRange.literal(name);
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        String normalized = normalize(name);
        checkLookup(normalized);
        List<InetAddress> found = lookupName(normalized);
        List<InetAddress> allowed = found.stream()
                .filter(address -> grant.egress().stream()
                        .anyMatch(rule -> isRaw(rule) && allows(rule, address, Set.of(normalized))))
                .toList();
        if (allowed.isEmpty()) {
            InetAddress first = found.getFirst();
            throw new NetworkDeniedException(
                    "looking up %s is denied: it has the %s address %s; 'tcp://%1$s:* in %3$s' would allow that"
                            .formatted(normalized, AddressBlock.of(first).what(), AddressRange.text(first)));
        }
        return allowed;
    }

    /**
     * What {@link #lookup} does first.
     *
     * @param name normalized
     * @throws NetworkDeniedException when no rule names it
     */
    public void checkLookup(String name) {
        if (grant.egress().stream().noneMatch(rule -> isRaw(rule) && rule.host().matchesName(name))) {
            throw new NetworkDeniedException(
                    "looking up %s is denied: no rule names it; 'tcp://%1$s:*' would".formatted(name));
        }
    }

    /** Whether any socket of wasi:sockets is of use. */
    public boolean allowsSockets() {
        return !grant.listen().isEmpty() || grant.egress().stream().anyMatch(NetworkPolicy::isRaw);
    }

    private static boolean isRaw(EgressRule rule) {
        return rule.scheme().covers(NetworkScheme.TCP) || rule.scheme().covers(NetworkScheme.UDP);
    }

    /**
     * Whether something may be sent to an address.
     *
     * @param names normalized ones by which the guest came to the address, all looked up by {@link #lookup}
     */
    public boolean allows(NetworkScheme scheme, InetAddress address, int port, Collection<String> names) {
        return grant.egress().stream().anyMatch(rule -> covers(rule, scheme, port) && allows(rule, address, names));
    }

    /** @throws NetworkDeniedException when it is not allowed */
    public void check(NetworkScheme scheme, InetSocketAddress to, Collection<String> names) {
        InetAddress address = to.getAddress();
        if (!allows(scheme, address, to.getPort(), names)) {
            throw new NetworkDeniedException(
                    "%s://%s:%d is denied: no rule allows this %s address; '%1$s://%2$s:%3$d' would"
                            .formatted(
                                    scheme,
                                    host(address),
                                    to.getPort(),
                                    AddressBlock.of(address).what()));
        }
    }

    private static boolean covers(EgressRule rule, NetworkScheme scheme, int port) {
        return rule.scheme().covers(scheme) && rule.coversPort(port);
    }

    private static boolean allows(EgressRule rule, InetAddress address, Collection<String> names) {
        return isHost(rule.host(), address, names) && isWithin(rule.within(), address);
    }

    private static boolean isHost(HostPattern host, InetAddress address, Collection<String> names) {
        return switch (host) {
            case HostPattern.Any any -> true;
            case HostPattern.Addresses(AddressRange range) -> range.contains(address);
            case HostPattern.Name(String name) when name.equals("localhost") && address.isLoopbackAddress() -> true;
            case HostPattern.Name name -> names.stream().anyMatch(name::matchesName);
            case HostPattern.Subdomains below -> names.stream().anyMatch(below::matchesName);
        };
    }

    private static boolean isWithin(List<AddressRange> ranges, InetAddress address) {
        AddressBlock block = AddressBlock.of(address);
        return ranges.isEmpty()
                ? block.isPublic()
                : ranges.stream().anyMatch(range -> range.contains(address) && block.isGrantedBy(range));
    }

    /** Whether a guest may bind a socket there and be reached by anyone. */
    public boolean allowsListening(NetworkScheme scheme, InetSocketAddress at) {
        return grant.listen().stream().anyMatch(rule -> rule.covers(scheme, at.getAddress(), at.getPort()));
    }

    /** @throws NetworkDeniedException when {@link #allowsListening} says no */
    public void checkListening(NetworkScheme scheme, InetSocketAddress at) {
        if (!allowsListening(scheme, at)) {
            throw new NetworkDeniedException(
                    "listening at %s://%s:%d is denied: '%1$s://%2$s:%3$d' as a rule would allow it"
                            .formatted(scheme, host(at.getAddress()), at.getPort()));
        }
    }

    private static String host(InetAddress address) {
        String text = AddressRange.text(address);
        return address instanceof Inet4Address ? text : "[" + text + "]";
    }
}
