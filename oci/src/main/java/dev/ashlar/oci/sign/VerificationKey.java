package dev.ashlar.oci.sign;

import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;

/**
 * The public half of a key: checks signatures by ECDSA on the curve P-256 with SHA-256, which is what cosign's keys are made for.
 *
 * @param name what messages call it: the file that it was read from
 */
public record VerificationKey(String name, ECPublicKey key) {
    private static final String LABEL = "PUBLIC KEY";
    private static final int SHOWN = 12;

    /** The order of P-256's group, which tells that curve from the others. */
    private static final BigInteger P256 =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    /**
     * Reads one as {@code cosign.pub} has it.
     *
     * @throws KeyException when it is none; the message names the file
     */
    public static VerificationKey read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new KeyException("the key %s cannot be read: %s"
                    .formatted(file, Files.exists(file) ? e.getMessage() : "it does not exist"));
        }
    }

    /**
     * Reads one from its PEM.
     *
     * @throws KeyException when it is none
     */
    public static VerificationKey parse(String name, String pem) {
        try {
            var block = Pem.parse(pem);
            if (!block.label().equals(LABEL)) {
                throw new KeyException("it is a %s; a %s is wanted".formatted(block.label(), LABEL));
            }
            return new VerificationKey(
                    name, onCurve(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(block.bytes()))));
        } catch (GeneralSecurityException e) {
            throw new KeyException("the key %s is no public key of ECDSA: %s".formatted(name, e.getMessage()));
        } catch (KeyException e) {
            throw new KeyException("the key %s: %s".formatted(name, e.getMessage()));
        }
    }

    private static ECPublicKey onCurve(PublicKey key) {
        if (key instanceof ECPublicKey ec && ec.getParams().getOrder().equals(P256)) {
            return ec;
        }
        throw new KeyException("its curve is not P-256");
    }

    static boolean isP256(BigInteger order) {
        return order.equals(P256);
    }

    /** Whether this key's owner signed these bytes. */
    public boolean verifies(byte[] bytes, byte[] signature) {
        try {
            Signature function = Signature.getInstance("SHA256withECDSA");
            function.initVerify(key);
            function.update(bytes);
            return function.verify(signature);
        } catch (SignatureException e) {
            return false; // it is not even the form of a signature
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has ECDSA", e);
        }
    }

    /** The SHA-256 of the key, shortened: enough to tell keys apart in messages. */
    public String fingerprint() {
        return Digest.of(key.getEncoded()).hex().substring(0, SHOWN);
    }

    /** In PEM, as {@code cosign verify --key} takes it. */
    public String toPem() {
        return new Pem(LABEL, key.getEncoded()).toString();
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(name, fingerprint());
    }
}
