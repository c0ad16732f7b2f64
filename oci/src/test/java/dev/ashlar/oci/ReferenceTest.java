package dev.ashlar.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
    private static final String DIGEST = "sha256:6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghcr.io/acme/image:1.2",
                "localhost:5000/a/b:latest",
                "[::1]:5000/a:x",
                "ghcr.io/a__b/c-d.e/f_g:V1.0_rc-2",
                "ghcr.io/a/b:1@" + DIGEST,
                "ghcr.io/a/b@" + DIGEST
            })
    void printAsTheyAreWritten(String text) {
        assertThat(Reference.parse(text)).hasToString(text);
        assertThat(text).matches(Reference.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "image:1",
                "ghcr.io/a",
                "ghcr.io/../v2/b:1",
                "ghcr.io/a//b:1",
                "ghcr.io/A/b:1",
                "ghcr.io/a:.x",
                "ghcr.io/a:1@sha512:00",
                "ghcr.io/a:1@",
                "https://ghcr.io/a:1",
                "ghcr.io/a:1?x",
                "ghcr.io/a%2fb:1",
                "user@ghcr.io/a:1"
            })
    void others(String text) {
        assertThatThrownBy(() -> Reference.parse(text)).isInstanceOf(InvalidReferenceException.class);
    }

    @Test
    void errorsPointAtWhatIsWrong() {
        var error =
                catchThrowableOfType(InvalidReferenceException.class, () -> Reference.parse("ghcr.io/a:1@sha256:12"));
        assertThat(error).hasMessage("a digest has 64 hexadecimal digits in lower case, found 2");
        assertThat(error.start()).isEqualTo(12);
        assertThat(error.end()).isEqualTo(21);
    }

    @Test
    void longOnesAreRefusedWithoutEffort() {
        assertThatThrownBy(() -> Reference.parse("a.b/" + "a-".repeat(1 << 20)))
                .isInstanceOf(InvalidReferenceException.class)
                .hasMessageContaining("512");
    }

    @Test
    void aDigestSaysMoreThanATag() {
        assertThat(Reference.parse("ghcr.io/a:1@" + DIGEST).version()).isEqualTo(DIGEST);
        assertThat(Reference.parse("ghcr.io/a:1").version()).isEqualTo("1");
    }
}
