package dev.ashlar.wasi.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.wasi.AddressRange;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.ListenRule;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.NetworkScheme;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names before lookup, addresses after it. */
class NetworkPolicyTest {
    private static final String EVERYTHING_PUBLIC = "*://*:*";

    private final Map<String, List<String>> names = new HashMap<>();
    private final List<String> lookups = new ArrayList<>();

    private NetworkPolicy policy(String... rules) {
        NetworkGrant grant = NetworkGrant.NONE;
        for (String rule : rules) {
            grant = grant.withEgress(EgressRule.parse(rule));
        }
        return NetworkPolicy.of(grant, this::answer);
    }

    private List<InetAddress> answer(String name) throws UnknownHostException {
        lookups.add(name);
        if (!names.containsKey(name)) {
            throw new UnknownHostException(name);
        }
        return names.get(name).stream().map(InetAddress::ofLiteral).toList();
    }

    private static List<String> reached(NetworkPolicy policy, String host) throws IOException {
        return policy.resolve(NetworkScheme.HTTP, host, 80).stream()
                .map(address -> AddressRange.text(address.getAddress()) + " " + address.getPort())
                .toList();
    }

    @Test
    void nothingIsAllowedByDefault() {
        assertThatThrownBy(() -> reached(policy(), "example.com"))
                .isInstanceOf(NetworkDeniedException.class)
                .hasMessage("http://example.com:80 is denied: no rule names it; 'http://example.com:80' would");
        assertThatThrownBy(() -> reached(policy(), "1.1.1.1")).isInstanceOf(NetworkDeniedException.class);
        assertThat(lookups).isEmpty();
    }

    @Test
    void aNameIsCheckedBeforeItIsLookedUp() {
        NetworkPolicy policy = policy("http://example.com", "https://*", "http://*.example.org:81");
        for (String host :
                List.of("secret.attacker.example", "www.example.com", "example.org", "x.example.org", "com")) {
            assertThatThrownBy(() -> reached(policy, host)).isInstanceOf(NetworkDeniedException.class);
        }
        assertThat(lookups).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "EXAMPLE.com", "example.com.", "ｅxample。com"})
    void spellingsOfANameAreOneName(String host) throws IOException {
        names.put("example.com", List.of("93.184.216.34"));
        assertThat(reached(policy("http://example.com"), host)).containsExactly("93.184.216.34 80");
    }

    @Test
    void aWildcardIsWhatIsBelow() throws IOException {
        names.put("a.b.example.com", List.of("93.184.216.34"));
        NetworkPolicy policy = policy("http://*.example.com");
        assertThat(reached(policy, "a.b.example.com")).hasSize(1);
        assertThatThrownBy(() -> reached(policy, "example.com")).isInstanceOf(NetworkDeniedException.class);
        assertThatThrownBy(() -> reached(policy, "evilexample.com")).isInstanceOf(NetworkDeniedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.8.9.10, loopback",
        "::1, loopback",
        "10.0.0.1, private",
        "172.31.255.255, private",
        "192.168.1.1, private",
        "fd12::1, private",
        "fec0::1, private",
        "169.254.1.1, link-local",
        "fe80::1, link-local",
        "169.254.169.254, cloud metadata",
        "fd00:ec2::254, cloud metadata",
        "100.100.100.200, cloud metadata",
        "100.64.0.1, shared (carrier-grade NAT)",
        "0.0.0.0, unspecified",
        "0.1.2.3, unspecified",
        "::, unspecified",
        "224.0.0.1, multicast",
        "ff02::1, multicast",
        "255.255.255.255, broadcast",
        "240.0.0.1, reserved",
        "4000::1, reserved",
        "192.0.2.1, documentation",
        "198.18.0.1, benchmark",
        "::7f00:1, IPv4-in-IPv6",
        "64:ff9b::7f00:1, IPv4-in-IPv6",
        "64:ff9b:1::a00:1, IPv4-in-IPv6",
        "::ffff:0:7f00:1, IPv4-in-IPv6",
        "2002:7f00:1::, tunnel",
        "2001::1, tunnel",
        "::ffff:127.0.0.1, loopback",
        "::ffff:a9fe:a9fe, cloud metadata",
    })
    void aPublicNameMayNotLeadToWhatIsNotPublic(String address, String what) throws IOException {
        names.put("rebind.example", List.of(address));
        names.put("both.example", List.of("93.184.216.34", address));
        NetworkPolicy policy = policy(EVERYTHING_PUBLIC, "http://rebind.example", "*://0.0.0.0/0:*", "*://[::/0]:*");
        assertThatThrownBy(() -> reached(policy, "rebind.example"))
                .isInstanceOf(NetworkDeniedException.class)
                .hasMessageContaining(" the " + what + " address ");
        assertThat(reached(policy, "both.example")).containsExactly("93.184.216.34 80");
        for (String literal : List.of(address, "[" + address + "]")) {
            assertThatThrownBy(() -> reached(policy, literal))
                    .isInstanceOfAny(NetworkDeniedException.class, IOException.class);
        }
        String exact = AddressRange.parse(address).toString();
        assertThat(reached(policy("http://rebind.example in " + exact), "rebind.example"))
                .hasSize(1);
        assertThat(reached(
                        policy("http://rebind.example", "http://" + (exact.contains(":") ? "[" + exact + "]" : exact)),
                        "rebind.example"))
                .hasSize(1);
    }

    @Test
    void whatARuleSuggestsIsARuleThatAllows() throws IOException {
        names.put("db.corp", List.of("10.1.2.3"));
        for (String host : List.of("db.corp", "10.1.2.3", "fd00:ec2::254", "93.184.216.34")) {
            List<String> rules = new ArrayList<>();
            for (int tries = 0; tries < 2; tries++) {
                try {
                    reached(policy(rules.toArray(String[]::new)), host);
                    break;
                } catch (NetworkDeniedException e) {
                    rules.add(e.getMessage().split("'")[1]);
                }
            }
            assertThat(reached(policy(rules.toArray(String[]::new)), host)).hasSize(1);
        }
    }

    @Test
    void metadataIsNotPartOfALargerRange() throws IOException {
        NetworkPolicy policy = policy("http://169.254.0.0/16", "http://[fd00::/8]", "http://* in private");
        assertThat(reached(policy, "169.254.1.1")).hasSize(1);
        assertThat(reached(policy, "fd00::1")).hasSize(1);
        assertThatThrownBy(() -> reached(policy, "169.254.169.254")).isInstanceOf(NetworkDeniedException.class);
        assertThatThrownBy(() -> reached(policy, "fd00:ec2::254")).isInstanceOf(NetworkDeniedException.class);
        assertThat(reached(policy("http://169.254.169.254"), "169.254.169.254")).hasSize(1);
    }

    @Test
    void localhostIsTheHostItself() throws IOException {
        NetworkPolicy policy = policy("http://localhost");
        assertThat(reached(policy, "localhost")).containsExactly("127.0.0.1 80", "::1 80");
        assertThat(reached(policy, "LOCALHOST.")).hasSize(2);
        assertThat(reached(policy, "127.0.0.1")).hasSize(1);
        assertThat(reached(policy, "[::1]")).hasSize(1);
        assertThat(lookups).isEmpty();
        names.put("app.localhost", List.of("127.0.0.1"));
        assertThatThrownBy(() -> reached(policy("http://*"), "localhost")).isInstanceOf(NetworkDeniedException.class);
        assertThatThrownBy(() -> reached(policy("http://*.localhost"), "app.localhost"))
                .isInstanceOf(NetworkDeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0X7F.1",
                "017700000001",
                "127.1",
                "127.0.1",
                "0177.0.0.1",
                "127.0.0.0x1",
                "127.0.0.01",
                "127.0.0.1.",
                "127.0.0.256",
                "１２７.0.0.1",
                "127。0。0。1",
                "[127.0.0.1]",
                "[::1%lo]",
                "::1%1",
                "fe80::1%25eth0",
                "[::127.1]",
                "[::0177.0.0.1]",
                "",
                ".",
                "..",
                " 127.0.0.1",
                "127.0.0.1 ",
                "127.0.0.1\0.example.com",
                "a b",
                "a/b",
                "a@b",
                "a:80",
                "exa\nmple.com",
                "-a.example",
                "a-.example",
                "0x",
                "1.2.3.0x",
                "example.1",
                "[v1.x]",
                "[]",
                "①②⑦.0.0.1"
            })
    void otherSpellingsOfAddressesAreNothing(String host) {
        NetworkPolicy policy = policy(EVERYTHING_PUBLIC);
        assertThatThrownBy(() -> reached(policy, host)).isInstanceOf(UnknownHostException.class);
        assertThat(lookups).isEmpty();
    }

    @Test
    void noSpellingOfAnAddressThatIsNotPublicGetsThrough() {
        Random random = new Random(7);
        NetworkPolicy policy = policy(EVERYTHING_PUBLIC);
        List<Integer> starts = List.of(127 << 24, 10 << 24, 0xa9fea9fe, 0xc0a80000, 0, 0x64400000);
        for (int i = 0; i < 20_000; i++) {
            int address = starts.get(random.nextInt(starts.size())) | random.nextInt(4);
            String host = spelling(address, random);
            assertThatThrownBy(() -> reached(policy, host))
                    .as(host)
                    .isInstanceOfAny(NetworkDeniedException.class, UnknownHostException.class);
        }
        assertThat(lookups).isEmpty();
    }

    /** As inet_aton, URLs and IPv6 would read it. */
    private static String spelling(int address, Random random) {
        String six = Stream.of("::", "::ffff:", "0:0:0:0:0:FFFF:", "64:ff9b::", "::ffff:0:")
                .skip(random.nextInt(5))
                .findFirst()
                .orElseThrow();
        return switch (random.nextInt(4)) {
            case 0 -> six + Integer.toHexString(address >>> 16) + ":" + Integer.toHexString(address & 0xffff);
            case 1 ->
                six + InetAddress.ofLiteral(Integer.toUnsignedString(address)).getHostAddress();
            default -> parts(address, 1 + random.nextInt(4), random);
        };
    }

    private static String parts(int address, int parts, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts - 1; i++) {
            text.append(number(address >>> 24 - 8 * i & 255, random)).append('.');
        }
        return text
                + number(address & (int) (0xffff_ffffL >>> 8 * (parts - 1)), random)
                + (random.nextInt(5) == 0 ? "." : "");
    }

    private static String number(int value, Random random) {
        String zeros = "0".repeat(random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> "0x" + zeros + Integer.toHexString(value);
            case 1 -> "0X" + Integer.toHexString(value).toUpperCase(java.util.Locale.ROOT);
            case 2 -> "0" + zeros + Integer.toOctalString(value);
            default -> Integer.toUnsignedString(value);
        };
    }

    @Test
    void aNameIsLookedUpOnce() throws IOException {
        names.put("example.com", List.of("93.184.216.34"));
        reached(policy("http://example.com"), "example.com");
        assertThat(lookups).containsExactly("example.com");
    }

    @Test
    void portsAndSchemesAreCheckedToo() {
        names.put("example.com", List.of("93.184.216.34"));
        NetworkPolicy policy = policy("http://example.com:80,8000-8001");
        assertThatCode(() -> policy.resolve(NetworkScheme.HTTP, "example.com", 8001))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> policy.resolve(NetworkScheme.HTTP, "example.com", 8002))
                .isInstanceOf(NetworkDeniedException.class);
        assertThatThrownBy(() -> policy.resolve(NetworkScheme.HTTPS, "example.com", 80))
                .isInstanceOf(NetworkDeniedException.class);
    }

    @Test
    void aNameWithoutAddressIsUnknown() {
        names.put("empty.example", List.of());
        NetworkPolicy policy = policy("http://*");
        assertThatThrownBy(() -> reached(policy, "missing.example")).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> reached(policy, "empty.example")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void rawSocketsRememberTheNameBehindAnAddress() throws IOException {
        names.put("db.example", List.of("93.184.216.34", "10.0.0.1"));
        NetworkPolicy policy = policy("tcp://db.example:5432");
        assertThat(policy.lookup("DB.example")).containsExactly(InetAddress.ofLiteral("93.184.216.34"));
        InetSocketAddress address = new InetSocketAddress("93.184.216.34", 5432);
        assertThatCode(() -> policy.check(NetworkScheme.TCP, address, Set.of("db.example")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> policy.check(NetworkScheme.TCP, address, Set.of()))
                .hasMessage("tcp://93.184.216.34:5432 is denied: no rule allows this public address;"
                        + " 'tcp://93.184.216.34:5432' would");
        assertThatThrownBy(() -> policy.lookup("other.example")).isInstanceOf(NetworkDeniedException.class);
        assertThatThrownBy(() -> policy("http://db.example").lookup("db.example"))
                .isInstanceOf(NetworkDeniedException.class);
        assertThat(policy().lookup("10.0.0.1")).hasSize(1);
    }

    @Test
    void listeningIsDeniedByDefault() {
        InetSocketAddress at = new InetSocketAddress("127.0.0.1", 8080);
        assertThatThrownBy(() -> policy(EVERYTHING_PUBLIC).checkListening(NetworkScheme.TCP, at))
                .hasMessage(
                        "listening at tcp://127.0.0.1:8080 is denied: 'tcp://127.0.0.1:8080' as a rule would allow it");
        NetworkGrant grant = NetworkGrant.NONE.withListen(ListenRule.parse("tcp://localhost:8080"));
        assertThatCode(() -> NetworkPolicy.of(grant).checkListening(NetworkScheme.TCP, at))
                .doesNotThrowAnyException();
    }
}
