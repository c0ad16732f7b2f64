package dev.ashlar.oci.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ciphers that the JDK does not have, by the vectors of those who made them. */
class SealedKeyTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 7914, section 12. */
    @ParameterizedTest
    @CsvSource({
        "password, NaCl, 1024, 8, 16, fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
        "pleaseletmein, SodiumChloride, 16384, 8, 1, 7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
    })
    void scryptDerivesWhatTheRfcSays(String password, String salt, int cost, int blockSize, int parallel, String key) {
        byte[] derived = Scrypt.derive(password.toCharArray(), salt.getBytes(UTF_8), cost, blockSize, parallel, 64);
        assertThat(HEX.formatHex(derived)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 8, 1",
        "0, 8, 1",
        "1, 8, 1",
        "1024, 0, 1",
        "1024, 8, 0",
        "1073741824, 8, 1",
        "1024, 8, 1000000",
        "-2, 8, 1"
    })
    void scryptRefusesWhatCostsTooMuch(long cost, long blockSize, long parallel) {
        assertThatThrownBy(() -> Scrypt.derive(new char[1], new byte[1], cost, blockSize, parallel, 32))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("N=" + cost);
    }

    /** tests/secretbox.c of NaCl. */
    private static final byte[] KEY = HEX.parseHex("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");

    private static final byte[] NONCE = HEX.parseHex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
    private static final byte[] TEXT = HEX.parseHex(
            "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c012335"
                    + "61f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924"
                    + "ca1c60902e52f0a089bc76897040e082f937763848645e0705");
    private static final byte[] BOX = HEX.parseHex(
            "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc17c98dc"
                    + "e87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6b"
                    + "b3732bc0e9da99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5");

    @Test
    void secretBoxOpensWhatNaClClosed() {
        assertThat(SecretBox.open(BOX, KEY, NONCE).orElseThrow()).isEqualTo(TEXT);
    }

    @Test
    void secretBoxSeesEveryChange() {
        for (int i = 0; i < BOX.length; i++) {
            byte[] changed = BOX.clone();
            changed[i] ^= 1;
            assertThat(SecretBox.open(changed, KEY, NONCE)).as("byte %d", i).isEmpty();
        }
        assertThat(SecretBox.open(new byte[15], KEY, NONCE)).isEmpty();
    }
}
