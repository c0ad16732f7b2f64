package dev.ashlar.oci.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** A private key for ECDSA on the curve P-256, with its public half. */
public final class SigningKey {
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String SEC1 = "EC PRIVATE KEY";
    private static final String ENCRYPTION = "PBEWithHmacSHA256AndAES_256";
    private static final int ITERATIONS = 600_000;

    private final ECPrivateKey key;
    private final VerificationKey verification;

    private SigningKey(ECPrivateKey key, VerificationKey verification) {
        this.key = key;
        this.verification = verification;
    }

    /** A new one. */
    public static SigningKey generate(String name) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return new SigningKey(
                    (ECPrivateKey) pair.getPrivate(), new VerificationKey(name, (ECPublicKey) pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /**
     * Reads a private key in PEM: PKCS #8, also encrypted as OpenSSL does it (PBES2), SEC 1, or as cosign writes them.
     *
     * @param password is asked only where there is one; empty if nobody knows
     * @throws KeyException when it cannot be read; the message names the file
     */
    public static SigningKey read(Path file, Supplier<Optional<char[]>> password) {
        String pem;
        try {
            pem = Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new KeyException("the key %s cannot be read: %s"
                    .formatted(file, Files.exists(file) ? e.getMessage() : "it does not exist"));
        }
        return parse(file.toString(), pem, password);
    }

    /** The same from memory. */
    public static SigningKey parse(String name, String pem, Supplier<Optional<char[]>> password) {
        try {
            var block = Pem.parse(pem);
            return of(name, pkcs8(block, password));
        } catch (GeneralSecurityException e) {
            throw new KeyException("the key %s is no private key of ECDSA: %s".formatted(name, e.getMessage()));
        } catch (KeyException e) {
            throw new KeyException("the key %s: %s".formatted(name, e.getMessage()));
        }
    }

    private static byte[] pkcs8(Pem block, Supplier<Optional<char[]>> password) {
        if (CosignKey.LABELS.contains(block.label())) {
            return CosignKey.open(block.bytes(), required(password));
        }
        return switch (block.label()) {
            case PLAIN -> block.bytes();
            case ENCRYPTED -> decrypt(block.bytes(), required(password));
            case SEC1 -> wrap(block.bytes());
            default -> throw new KeyException("it is a %s; a private key is wanted".formatted(block.label()));
        };
    }

    private static char[] required(Supplier<Optional<char[]>> password) {
        return password.get().orElseThrow(() -> new KeyException("it needs a password"));
    }

    private static byte[] decrypt(byte[] encrypted, char[] password) {
        try {
            var info = new EncryptedPrivateKeyInfo(encrypted);
            String algorithm =
                    info.getAlgName().equals("PBES2") ? info.getAlgParameters().toString() : info.getAlgName();
            var secret = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password));
            var cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, secret, info.getAlgParameters());
            return info.getKeySpec(cipher).getEncoded();
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyException(
                    "the password is wrong, or the encryption is none that can be read: " + e.getMessage());
        }
    }

    /** SEC 1 in PKCS #8 (RFC 5958): a version, the algorithm, and the key as it is. */
    private static byte[] wrap(byte[] sec1) {
        return Der.sequence(Der.ZERO, Der.P256, Der.octets(sec1));
    }

    private static SigningKey of(String name, byte[] pkcs8) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        if (!(key instanceof ECPrivateKey ec)
                || !VerificationKey.isP256(ec.getParams().getOrder())) {
            throw new KeyException("its curve is not P-256");
        }
        return new SigningKey(ec, new VerificationKey(name, PublicHalf.of(ec)));
    }

    /** Signs the SHA-256 of bytes; the signature is in DER, as cosign wants it. */
    public byte[] sign(byte[] bytes) {
        try {
            Signature function = Signature.getInstance("SHA256withECDSA");
            function.initSign(key);
            function.update(bytes);
            return function.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of P-256 signs", e);
        }
    }

    /** The public half. */
    public VerificationKey verification() {
        return verification;
    }

    /** In PEM, PKCS #8; encrypted if there is a password. */
    public String toPem(Optional<char[]> password) {
        return password.map(this::encrypted)
                .orElseGet(() -> new Pem(PLAIN, key.getEncoded()))
                .toString();
    }

    private Pem encrypted(char[] password) {
        try {
            byte[] salt = new byte[16];
            byte[] vector = new byte[16];
            var random = new SecureRandom();
            random.nextBytes(salt);
            random.nextBytes(vector);
            var parameters = AlgorithmParameters.getInstance(ENCRYPTION);
            parameters.init(new PBEParameterSpec(salt, ITERATIONS, new IvParameterSpec(vector)));
            var cipher = Cipher.getInstance(ENCRYPTION);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    SecretKeyFactory.getInstance(ENCRYPTION).generateSecret(new PBEKeySpec(password)),
                    parameters);
            byte[] algorithm = Der.sequence(Der.PBES2, cipher.getParameters().getEncoded());
            return new Pem(ENCRYPTED, Der.sequence(algorithm, Der.octets(cipher.doFinal(key.getEncoded()))));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ENCRYPTION, e);
        }
    }
}
