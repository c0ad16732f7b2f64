package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.ListenRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What options grant. */
class GrantOptionsTest {
    private static final Map<String, String> HOST = Map.of("HOME", "/home/me");

    @Command
    static final class Granting {
        @Mixin
        private GrantOptions options;

        @Parameters(index = "0", arity = "1")
        private String file;
    }

    private static Grants parse(String... words) {
        var granting = new Granting();
        new CommandLine(granting).parseArgs(words);
        assertThat(granting.file).isEqualTo("prog.wasm");
        return granting.options.grants(HOST::get);
    }

    private static List<String> egress(String... words) {
        return parse(words).network().egress().stream()
                .map(EgressRule::toString)
                .toList();
    }

    @Test
    void nothingOfTheHostIsGrantedUnasked() {
        var grants = parse("prog.wasm");
        assertThat(grants.environment()).isEmpty();
        assertThat(grants.preopens()).isEmpty();
        assertThat(grants.network().egress()).isEmpty();
        assertThat(grants.network().listen()).isEmpty();
    }

    @Test
    void rulesForTheNetworkAreReadOneByOneOrWithCommas() {
        assertThat(egress(
                        "--allow-net=https://a.example",
                        "--allow-net=tcp://b.example:80,443,http://c.example",
                        "prog.wasm"))
                .containsExactly(
                        EgressRule.parse("https://a.example").toString(),
                        EgressRule.parse("tcp://b.example:80,443").toString(),
                        EgressRule.parse("http://c.example").toString());
        assertThat(egress("prog.wasm", "--allow-net", "tcp://db.corp:5432 in private"))
                .containsExactly(
                        EgressRule.parse("tcp://db.corp:5432 in private").toString());
        assertThat(parse("--allow-listen", "tcp://127.0.0.1:8080,udp://*:53", "prog.wasm")
                        .network()
                        .listen())
                .containsExactly(ListenRule.parse("tcp://127.0.0.1:8080"), ListenRule.parse("udp://*:53"));
    }

    @Test
    void withoutARuleItIsTheInternet() {
        var internet = EgressRule.parse("*://*:*").toString();
        assertThat(egress("--allow-net", "prog.wasm")).containsExactly(internet);
        assertThat(egress("prog.wasm", "--allow-net")).containsExactly(internet);
        assertThat(egress("--allow-net", "--env", "A=1", "prog.wasm")).containsExactly(internet);
    }

    @Test
    void whatIsNoRuleIsRefused() {
        assertThatThrownBy(() -> parse("--allow-net=example.com", "prog.wasm"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("'example.com' is not a rule");
        assertThatThrownBy(() -> parse("--allow-listen=tcp://example.com:80", "prog.wasm"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("listen at an address");
    }

    @Test
    void variablesComeFromTheHostWhereTheyHaveNoValue() {
        assertThat(parse("--env", "HOME", "--env", "A=", "prog.wasm").environment())
                .containsExactly(Map.entry("HOME", "/home/me"), Map.entry("A", ""));
        assertThatThrownBy(() -> parse("--env", "PATH", "prog.wasm"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("--env: PATH is not set here");
    }
}
