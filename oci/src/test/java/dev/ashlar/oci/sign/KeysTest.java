package dev.ashlar.oci.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private static final Path KEYS = Path.of("src/test/resources/dev/ashlar/oci/sign");
    private static final byte[] TEXT = "something".getBytes(UTF_8);
    private static final Supplier<Optional<char[]>> NONE = Optional::empty;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "pkcs8.key, openssl.pub, ",
        "sec1.key, openssl.pub, ",
        "encrypted.key, openssl.pub, secret",
        "cosign.key, cosign.pub, secret",
        "empty-password.key, empty-password.pub, ''"
    })
    void readsKeysOfOthers(String file, String expected, String password) {
        var key = SigningKey.read(
                KEYS.resolve(file), () -> Optional.ofNullable(password).map(String::toCharArray));
        var other = VerificationKey.read(KEYS.resolve(expected));

        assertThat(key.verification().fingerprint()).isEqualTo(other.fingerprint());
        assertThat(other.verifies(TEXT, key.sign(TEXT))).isTrue();
        assertThat(other.verifies("other".getBytes(UTF_8), key.sign(TEXT))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypted.key", "cosign.key"})
    void saysWhenThePasswordIsWrongOrMissing(String file) {
        Path key = KEYS.resolve(file);
        assertThatThrownBy(() -> SigningKey.read(key, NONE))
                .isInstanceOf(KeyException.class)
                .hasMessage("the key %s: it needs a password".formatted(key));
        assertThatThrownBy(() -> SigningKey.read(key, () -> Optional.of("wrong".toCharArray())))
                .isInstanceOf(KeyException.class)
                .hasMessageStartingWith("the key %s: the password is wrong".formatted(key));
    }

    @Test
    void makesKeysThatOpensslReads() throws IOException, InterruptedException {
        var key = SigningKey.generate("it");
        Path file = temp.resolve("it.key");
        Files.writeString(file, key.toPem(Optional.of("secret".toCharArray())));

        String pem = openssl("ec", "-in", file.toString(), "-passin", "pass:secret", "-pubout");

        assertThat(VerificationKey.parse("", pem).fingerprint())
                .isEqualTo(key.verification().fingerprint());
    }

    @Test
    void readsItsOwnKeys() {
        for (int i = 0; i < 20; i++) {
            var key = SigningKey.generate("it");
            var plain = SigningKey.parse("it", key.toPem(Optional.empty()), NONE);
            assertThat(plain.verification().fingerprint())
                    .isEqualTo(key.verification().fingerprint());
        }
        var key = SigningKey.generate("it");
        String pem = key.toPem(Optional.of("päss".toCharArray()));
        var read = SigningKey.parse("it", pem, () -> Optional.of("päss".toCharArray()));
        assertThat(key.verification().verifies(TEXT, read.sign(TEXT))).isTrue();
        assertThat(VerificationKey.parse("", key.verification().toPem()).fingerprint())
                .isEqualTo(key.verification().fingerprint());
    }

    @ParameterizedTest
    @CsvSource({
        "p384.key, its curve is not P-256",
        "cosign.pub, it is a PUBLIC KEY; a private key is wanted",
        "none.key, it does not exist"
    })
    void saysWhyAFileIsNoPrivateKey(String file, String message) {
        assertThatThrownBy(() -> SigningKey.read(KEYS.resolve(file), NONE))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining(KEYS.resolve(file).toString())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "p384.pub, its curve is not P-256",
        "pkcs8.key, it is a PRIVATE KEY; a PUBLIC KEY is wanted",
        "none.pub, it does not exist"
    })
    void saysWhyAFileIsNoPublicKey(String file, String message) {
        assertThatThrownBy(() -> VerificationKey.read(KEYS.resolve(file)))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining(KEYS.resolve(file).toString())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"
            })
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> VerificationKey.parse("it", text))
                .isInstanceOf(KeyException.class)
                .hasMessageStartingWith("the key it");
        assertThatThrownBy(() -> SigningKey.parse("it", text.replace("PUBLIC", "PRIVATE"), NONE))
                .isInstanceOf(KeyException.class)
                .hasMessageStartingWith("the key it");
        assertThatThrownBy(() -> SigningKey.parse(
                        "it", text.replace("PUBLIC", "ENCRYPTED SIGSTORE PRIVATE"), () -> Optional.of(new char[0])))
                .isInstanceOf(KeyException.class)
                .hasMessageStartingWith("the key it");
        assertThatThrownBy(() -> SigningKey.parse("it", text.replace("PUBLIC", "EC PRIVATE"), NONE))
                .isInstanceOf(KeyException.class)
                .hasMessageStartingWith("the key it");
    }

    private static String openssl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("openssl");
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return out;
    }
}
