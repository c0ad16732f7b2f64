package dev.ashlar.examples.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of the C component, and of whoever would like to have some. */
class AuthTest {
    private static final String SECRET = "a secret that is long enough";
    private static final long NOON = 1_795_262_400;

    private final Map<String, String> config =
            new HashMap<>(Map.of("secret", SECRET, "user", "demo", "password", "correct horse", "lifetime", "3600"));
    private long now = NOON;
    private PhotoComponents auth;

    @BeforeEach
    void link() throws IOException {
        auth = new PhotoComponents("auth", "photos:app/tokens@0.1.0", 1 << 20, this::define);
    }

    private void define(ComponentLinker linker) {
        linker.instance("wasi:config/store@0.2.0-rc.1").function("get", (context, arguments) -> {
            String value = config.get(((Value.Str) arguments.getFirst()).value());
            return Optional.of(
                    Value.ResultOf.ok(value == null ? Value.OptionOf.NONE : Value.OptionOf.some(new Value.Str(value))));
        });
        linker.instance("wasi:clocks/wall-clock@0.2.0")
                .function(
                        "now",
                        (context, arguments) -> Optional.of(Value.RecordOf.of(
                                Map.of("seconds", new Value.U64(now), "nanoseconds", new Value.U32(0)))));
    }

    @AfterEach
    void close() {
        auth.close();
    }

    @Test
    void issuesATokenThatAnyJwtLibraryReads() {
        String[] parts = issue().split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(text(parts[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        assertThat(text(parts[1])).isEqualTo("{\"sub\":\"demo\",\"exp\":%d}", NOON + 3600);
        assertThat(Jwt.of(SECRET, text(parts[0]), text(parts[1]))).isEqualTo(issue());
    }

    @Test
    void knowsItsUserUntilTheTokenExpires() {
        String token = issue();
        assertThat(check(token)).isEqualTo("demo");
        now += 3599;
        assertThat(check(token)).isEqualTo("demo");
        now += 1;
        assertThat(check(token)).isEqualTo("expired");
    }

    @ParameterizedTest
    @CsvSource({
        "demo,wrong",
        "demo,''",
        "'',''",
        "Demo,correct horse",
        "demo,correct hors",
        "demo,correct horsecorrect horse"
    })
    void refusesOtherCredentials(String user, String password) {
        assertThat(refusal(auth.call("issue", new Value.Str(user), new Value.Str(password))))
                .isEqualTo("credentials");
    }

    @Test
    void refusesWhatSomebodyElseSigned() {
        String claims = "{\"sub\":\"demo\",\"exp\":%d}".formatted(NOON + 3600);
        String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        assertThat(check(Jwt.of("another secret, as long as it", header, claims)))
                .isEqualTo("forged");
        assertThat(check(Jwt.of(SECRET, header, claims))).isEqualTo("demo");
        String none = Jwt.of(SECRET, "{\"alg\":\"none\"}", claims);
        assertThat(check(none)).isEqualTo("malformed");
        assertThat(check(none.substring(0, none.lastIndexOf('.') + 1))).isEqualTo("malformed");
    }

    /** Every character of a token matters, those of the signature's last bits, too. */
    @Test
    void refusesATokenThatWasChangedAnywhere() {
        String token = issue();
        for (int i = 0; i < token.length(); i++) {
            for (char other : new char[] {'A', 'B', '.', '-', (char) (token.charAt(i) ^ 1)}) {
                String changed = token.substring(0, i) + other + token.substring(i + 1);
                if (!changed.equals(token)) {
                    assertThat(check(changed)).as(changed).isIn("forged", "malformed");
                }
            }
            assertThat(check(token.substring(0, i))).isIn("forged", "malformed");
        }
        assertThat(check(token + "A")).isIn("forged", "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "demo", "\u0000", "é.é.é"})
    void refusesWhatIsNoToken(String token) {
        assertThat(check(token)).isEqualTo("malformed");
        assertThat(check(token.repeat(10_000))).isEqualTo("malformed");
    }

    /** Whoever shares the secret may sign what it likes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"sub\":\"",
                "{\"sub\":\"demo\"}",
                "{\"sub\":\"demo\",\"exp\":",
                "{\"sub\":\"a\\\\\",\"exp\":9}"
            })
    void refusesClaimsOfAnotherForm(String claims) {
        assertThat(check(Jwt.of(SECRET, "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims)))
                .isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "99999999999999999999999999", "1e9", " "})
    void takesAStrangeExpiryForThePast(String expiry) {
        String claims = "{\"sub\":\"demo\",\"exp\":" + expiry + "}";
        assertThat(check(Jwt.of(SECRET, "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims)))
                .isEqualTo("expired");
    }

    @ParameterizedTest
    @CsvSource({
        "secret,short",
        "secret,",
        "user,",
        "user,a\"b",
        "password,",
        "lifetime,",
        "lifetime,1h",
        "lifetime,0",
        "lifetime,9999999999"
    })
    void saysWhatIsNotConfigured(String name, String value) {
        if (value == null) {
            config.remove(name);
        } else {
            config.put(name, value);
        }
        Value.ResultOf result =
                (Value.ResultOf) auth.call("issue", new Value.Str("demo"), new Value.Str("correct horse"));
        assertThat(result.payload().orElseThrow().toString()).contains("misconfigured", "\\\"" + name + "\\\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 63, 64, 65, 200})
    void takesSecretsOfAllLengths(int length) {
        config.put("secret", "s".repeat(length));
        String[] parts = issue().split("\\.", -1);
        assertThat(Jwt.of("s".repeat(length), text(parts[0]), text(parts[1]))).isEqualTo(issue());
    }

    private String issue() {
        Value.ResultOf result =
                (Value.ResultOf) auth.call("issue", new Value.Str("demo"), new Value.Str("correct horse"));
        return ((Value.Str) ((Value.RecordOf) result.payload().orElseThrow()).field("value")).value();
    }

    /** The user, or why there is none. */
    private String check(String token) {
        Value.ResultOf result = (Value.ResultOf) auth.call("check", new Value.Str(token));
        return result.isOk() ? ((Value.Str) result.payload().orElseThrow()).value() : refusal(result);
    }

    private static String refusal(Value result) {
        return ((Value.VariantOf) ((Value.ResultOf) result).payload().orElseThrow()).name();
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
