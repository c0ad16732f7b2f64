package dev.ashlar.oci.sign;

import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;
import java.util.Base64;
import java.util.Set;

/** What {@code cosign generate-key-pair} writes: a private key in PKCS #8, closed by a password. */
final class CosignKey {
    /** What the PEM of such a key is called; the second one by cosign 1. */
    static final Set<String> LABELS = Set.of("ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY");

    private static final int KEY = 32;
    private static final int NONCE = 24;
    private static final int MAX_BYTES = 64 << 10;

    private CosignKey() {}

    /** The key in PKCS #8. */
    static byte[] open(byte[] json, char[] password) {
        try {
            return open(Json.object(json, MAX_BYTES), password);
        } catch (JsonException e) {
            throw new KeyException("not a key of cosign's: " + e.getMessage());
        }
    }

    private static byte[] open(JsonFields file, char[] password) {
        var derivation = file.object("kdf");
        var cipher = file.object("cipher");
        if (!derivation.text("name").equals("scrypt") || !cipher.text("name").equals("nacl/secretbox")) {
            throw new KeyException("it is closed by %s and %s; scrypt and nacl/secretbox can be read"
                    .formatted(derivation.text("name"), cipher.text("name")));
        }
        var parameters = derivation.object("params");
        byte[] nonce = bytes(cipher, "nonce");
        if (nonce.length != NONCE) {
            throw cipher.invalid("nonce", "has not 24 bytes");
        }
        byte[] key = Scrypt.derive(
                password,
                bytes(derivation, "salt"),
                parameters.number("N"),
                parameters.number("r"),
                parameters.number("p"),
                KEY);
        return SecretBox.open(bytes(file, "ciphertext"), key, nonce)
                .orElseThrow(() -> new KeyException("the password is wrong, or the file is damaged"));
    }

    private static byte[] bytes(JsonFields fields, String name) {
        try {
            byte[] bytes = Base64.getDecoder().decode(fields.text(name));
            if (bytes.length == 0) {
                throw fields.invalid(name, "is empty");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw fields.invalid(name, "is not base64");
        }
    }
}
