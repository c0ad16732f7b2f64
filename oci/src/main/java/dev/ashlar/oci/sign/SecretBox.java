package dev.ashlar.oci.sign;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** Opens what NaCl's {@code crypto_secretbox} closed: XSalsa20 with Poly1305 ("Cryptography in NaCl", section 10). */
final class SecretBox {
    private static final int TAG = 16;
    private static final int KEY = 32;

    /** 2^130 - 5. */
    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(130).subtract(BigInteger.valueOf(5));

    private static final BigInteger CLAMP = new BigInteger("0ffffffc0ffffffc0ffffffc0fffffff", 16);

    private SecretBox() {}

    /**
     * What is in a box; empty if it was closed with another key, or was changed.
     *
     * @param key of 32 bytes
     * @param nonce of 24 bytes
     */
    static Optional<byte[]> open(byte[] box, byte[] key, byte[] nonce) {
        if (box.length < TAG) {
            return Optional.empty();
        }
        byte[] text = Arrays.copyOfRange(box, TAG, box.length);
        byte[] stream = Salsa20.stream(key, nonce, KEY + text.length);
        byte[] tag = poly1305(text, Arrays.copyOf(stream, KEY));
        if (!MessageDigest.isEqual(tag, Arrays.copyOf(box, TAG))) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length; i++) {
            text[i] ^= stream[KEY + i];
        }
        return Optional.of(text);
    }

    private static byte[] poly1305(byte[] text, byte[] key) {
        BigInteger r = number(key, 0, TAG).and(CLAMP);
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < text.length; i += TAG) {
            int length = Math.min(TAG, text.length - i);
            sum = sum.add(number(text, i, length).setBit(8 * length))
                    .multiply(r)
                    .mod(PRIME);
        }
        byte[] big = sum.add(number(key, TAG, TAG)).toByteArray();
        byte[] tag = new byte[TAG];
        for (int i = 0; i < TAG && i < big.length; i++) {
            tag[i] = big[big.length - 1 - i];
        }
        return tag;
    }

    /** The lowest byte is the first one. */
    private static BigInteger number(byte[] bytes, int start, int length) {
        byte[] big = new byte[length];
        for (int i = 0; i < length; i++) {
            big[length - 1 - i] = bytes[start + i];
        }
        return new BigInteger(1, big);
    }
}
