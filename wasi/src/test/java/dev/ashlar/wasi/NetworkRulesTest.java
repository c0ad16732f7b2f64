package dev.ashlar.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as text, there and back, and what is wrong with those that are none. */
class NetworkRulesTest {
    private final Random random = new Random(20_261_121);

    @Test
    void aRuleHasDefaults() {
        EgressRule rule = EgressRule.parse("HTTPS://API.Example.com.");
        assertThat(rule.scheme()).isEqualTo(NetworkScheme.HTTPS);
        assertThat(rule.host()).isEqualTo(new HostPattern.Name("api.example.com"));
        assertThat(rule.ports()).containsExactly(new PortRange(443, 443));
        assertThat(rule.within()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            http://example.com                | http://example.com:80
            http://*.bücher.example:80,8000-8099 | http://*.xn--bcher-kva.example:80,8000-8099
            *://*:*                           | *://*:*
            tcp://10.0.0.0/8:5432             | tcp://10.0.0.0/8:5432
            tcp://[FD00:0::0]:1               | tcp://[fd00::]:1
            tcp://[fd00::/8]:1                | tcp://[fd00::/8]:1
            tcp://[fd00::]/8:1                | tcp://[fd00::/8]:1
            redis://localhost                 | redis://localhost:6379
            postgres://db.corp in private     | postgres://db.corp:5432 in private
            https://db.corp in 10.0.0.0/8, ::1| https://db.corp:443 in 10.0.0.0/8,::1
            """)
    void rulesArePrintedAsTheyAreRead(String text, String printed) {
        assertThat(EgressRule.parse(text)).hasToString(printed);
        assertThat(EgressRule.parse(printed)).isEqualTo(EgressRule.parse(text));
    }

    @Test
    void anyRuleIsReadFromWhatItPrints() {
        for (int i = 0; i < 20_000; i++) {
            EgressRule rule = EgressRule.parse(randomRule());
            assertThat(EgressRule.parse(rule.toString())).isEqualTo(rule);
        }
    }

    private String randomRule() {
        String host = pick("*", "*.a.example", "x-1.example", "localhost", "1.2.3.4", randomRange(), "[" + six() + "]");
        boolean named = host.equals("*") || host.endsWith("example");
        return pick("http", "https", "tcp", "udp", "*", "mqtt")
                + "://"
                + host
                + ":"
                + pick("*", "1", "65535", "1-2", "80,443,8000-9000")
                + (named
                        ? pick("", " in private", " in loopback,9.0.0.0/8", " in " + six(), " in " + randomRange())
                        : "");
    }

    private String randomRange() {
        int prefix = random.nextInt(33);
        long address = prefix == 0 ? 0 : random.nextInt() & 0xffff_ffffL & -1L << 32 - prefix;
        return IntStream.of(24, 16, 8, 0)
                        .mapToObj(shift -> String.valueOf(address >> shift & 255))
                        .collect(Collectors.joining("."))
                + "/"
                + prefix;
    }

    private String six() {
        return random.ints(8, 0, 0x10000)
                .map(group -> random.nextInt(3) == 0 ? group : 0)
                .map(group -> group == 0xffff ? 1 : group)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining(":"));
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            example.com                | no scheme, write for instance https://example.com
            htps://example.com         | scheme 'htps' is none of *, http, https, tcp
            tcp://example.com          | scheme tcp has no port of its own
            http://                    | '' is not the name of a host
            http://a..b                | 'a..b' is not the name of a host
            http://127.1               | '127.1' is not the name of a host, nor an address
            http://0x7f.0.0.1          | is not the name of a host, nor an address
            http://2130706433          | is not the name of a host, nor an address
            http://010.0.0.1           | is not the name of a host, nor an address
            http://a.*.example         | a '*' stands for the whole host
            http://*example.com        | a '*' stands for the whole host
            http://example.com/path    | after the host 'example.com' there may be a port, but no '/path'
            http://example.com/        | there may be a port, but no '/'
            http://example.com?q       | there may be a port, but no '?q'
            http://user@example.com    | a rule names no user
            http://example.com:http    | the port 'http' is not a number
            http://example.com:80-     | the port '80-' is not a number
            http://example.com:65536   | ports go from 0 to 65535
            http://example.com:9-8     | the ports 9-8 are none
            http://example.com:0       | nothing can be reached at port 0
            http://10.0.0.1/8          | has bits beyond its prefix: write 10.0.0.0/8
            http://10.0.0.0/33         | a prefix of 10.0.0.0 has 0 to 32 bits, not 33
            http://10.0.0.0/x          | there may be a port, but no '/x'
            http://::1                 | write an IPv6 address in brackets: [::1]
            http://[::1                | the bracket before '::1' is not closed
            http://[10.0.0.1]          | only IPv6 addresses are in brackets
            http://[::ffff:10.0.0.1]   | write the IPv4 address in '::ffff:10.0.0.1' as such
            http://[fe80::1%eth0]      | 'fe80::1%eth0' is not an IP address
            http://a.example in here   | 'here' is not an IP address
            http://10.0.0.1 in private | 'in private' restricts what 10.0.0.1 says already
            """)
    void errorsSayWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> EgressRule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not a rule: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            http://127.0.0.1:80        | guests listen to tcp, udp or *, not to http
            tcp://127.0.0.1            | has no port of its own
            tcp://example.com:80       | listen at an address, not at the name example.com
            tcp://*.example.com:80     | listen at an address, not at names *.example.com
            tcp://*:80 in private      | has no 'in'
            """)
    void errorsOfListenRulesToo(String text, String message) {
        assertThatThrownBy(() -> ListenRule.parse(text))
                .hasMessageStartingWith("'" + text + "' is not a rule: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tcp://127.0.0.1:8080", "udp://[::1]:0", "*://localhost:*", "tcp://*:1-2", "tcp://10.0.0.0/8:5"})
    void listenRulesArePrintedAsTheyAreRead(String text) {
        assertThat(ListenRule.parse(text)).hasToString(text);
    }

    @Test
    void allAddressesAtOnceAreGrantedByNameOnly() {
        InetAddress any = InetAddress.ofLiteral("0.0.0.0");
        assertThat(List.of("tcp://0.0.0.0:*", "tcp://*:*"))
                .allMatch(rule -> ListenRule.parse(rule).covers(NetworkScheme.TCP, any, 80));
        assertThat(List.of(
                        "tcp://0.0.0.0/0:*",
                        "tcp://127.0.0.1:*",
                        "udp://0.0.0.0:*",
                        "tcp://[::]:*",
                        "tcp://0.0.0.0:81"))
                .noneMatch(rule -> ListenRule.parse(rule).covers(NetworkScheme.TCP, any, 80));
    }

    @Test
    void anyFreePortIsNotOneOfARange() {
        InetAddress own = InetAddress.ofLiteral("127.0.0.1");
        assertThat(ListenRule.parse("tcp://127.0.0.1:0").covers(NetworkScheme.TCP, own, 0))
                .isTrue();
        assertThat(ListenRule.parse("tcp://127.0.0.1:*").covers(NetworkScheme.TCP, own, 0))
                .isTrue();
        assertThat(ListenRule.parse("tcp://127.0.0.1:0-9").covers(NetworkScheme.TCP, own, 0))
                .isFalse();
        assertThat(ListenRule.parse("tcp://127.0.0.1:1-9").covers(NetworkScheme.TCP, own, 0))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"::", "::1", "1::", "fd00:ec2::254", "2001:db8::1:0:0:1", "1:0:2:0:3:0:4:0", "1:2:3:4:5:6:7:8"})
    void addressesArePrintedAsPeopleWriteThem(String text) {
        assertThat(AddressRange.text(InetAddress.ofLiteral(text))).isEqualTo(text);
    }
}
