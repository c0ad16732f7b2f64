package dev.ashlar.wasi.network;

import dev.ashlar.wasi.AddressRange;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an address is for: IANA's registries of special-purpose addresses (RFC 6890), and where clouds keep the credentials of a
 * machine. IPv6 beyond 2000::/3 is not given out, hence not public.
 *
 * <p>Blocks lie in each other; the innermost one counts. A rule that names a range grants of a block that is not public only
 * what it names itself: 0.0.0.0/0 is the public space, and 169.254.0.0/16 does not contain 169.254.169.254.
 *
 * @param what as in "10.1.2.3 is a private address"
 */
public record AddressBlock(AddressRange range, String what) {
    private static final String PUBLIC = "public";

    /** The most specific first. */
    private static final List<AddressBlock> ALL = Map.ofEntries(
                    Map.entry(PUBLIC, "0.0.0.0/0 2000::/3"),
                    Map.entry(
                            "cloud metadata",
                            "169.254.169.254 169.254.170.2 169.254.170.23 100.100.100.200 192.0.0.192 168.63.129.16"
                                    + " fd00:ec2::254 fd00:ec2::23 fd20:ce::254"),
                    Map.entry("loopback", "127.0.0.0/8 ::1"),
                    Map.entry("private", "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7 fec0::/10"),
                    Map.entry("shared (carrier-grade NAT)", "100.64.0.0/10"),
                    Map.entry("link-local", "169.254.0.0/16 fe80::/10"),
                    Map.entry("unspecified", "0.0.0.0/8 ::"),
                    Map.entry("multicast", "224.0.0.0/4 ff00::/8"),
                    Map.entry("broadcast", "255.255.255.255"),
                    Map.entry(
                            "reserved", "240.0.0.0/4 192.0.0.0/24 2001::/23 ::/3 4000::/2 8000::/1 100::/64 5f00::/16"),
                    Map.entry("documentation", "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20"),
                    Map.entry("benchmark", "198.18.0.0/15 2001:2::/48"),
                    Map.entry("IPv4-in-IPv6", "::/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48"),
                    Map.entry("tunnel", "192.88.99.0/24 2002::/16 2001::/32"))
            .entrySet()
            .stream()
            .flatMap(entry -> Stream.of(entry.getValue().split(" "))
                    .map(range -> new AddressBlock(AddressRange.parse(range), entry.getKey())))
            .sorted(Comparator.comparingInt((AddressBlock block) -> -block.range.prefix()))
            .toList();

    /** The innermost block that the address is in. */
    public static AddressBlock of(InetAddress address) {
        return ALL.stream()
                .filter(block -> block.range.contains(address))
                .findFirst()
                .orElseThrow();
    }

    public boolean isPublic() {
        return what.equals(PUBLIC);
    }

    /** Whether a rule that names {@code named} grants an address that is in both. */
    boolean isGrantedBy(AddressRange named) {
        return isPublic() || named.isIn(range);
    }
}
