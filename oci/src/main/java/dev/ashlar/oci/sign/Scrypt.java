package dev.ashlar.oci.sign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Derives keys from passwords so that guessing costs memory (RFC 7914). The JDK has no implementation. */
final class Scrypt {
    /** What {@link #derive} takes at most, for files say what it costs to read them. */
    private static final long MAX_MEMORY = 512L << 20;

    private final int cost;
    private final int words;

    private Scrypt(int cost, int blockSize) {
        this.cost = cost;
        this.words = 32 * blockSize;
    }

    /**
     * Derives a key.
     *
     * @param cost N, a power of two
     * @param blockSize r
     * @param parallelization p
     */
    static byte[] derive(char[] password, byte[] salt, long cost, long blockSize, long parallelization, int length) {
        boolean sane = cost > 1
                && Long.bitCount(cost) == 1
                && blockSize > 0
                && blockSize <= 64
                && parallelization > 0
                && parallelization <= 16
                && cost <= MAX_MEMORY / (128 * blockSize);
        if (!sane) {
            throw new KeyException("its parameters of scrypt, N=%d, r=%d and p=%d, are not those of a key in a file"
                    .formatted(cost, blockSize, parallelization));
        }
        var scrypt = new Scrypt((int) cost, (int) blockSize);
        byte[] blocks = pbkdf2(password, salt, (int) (128 * blockSize * parallelization));
        for (int i = 0; i < parallelization; i++) {
            scrypt.mix(ByteBuffer.wrap(blocks, i * 4 * scrypt.words, 4 * scrypt.words)
                    .slice());
        }
        return pbkdf2(password, blocks, length);
    }

    private static byte[] pbkdf2(char[] password, byte[] salt, int length) {
        var spec = new PBEKeySpec(password, salt, 1, 8 * length);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** scryptROMix. */
    private void mix(ByteBuffer block) {
        var integers = block.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        int[] x = new int[words];
        int[] other = new int[words];
        integers.get(0, x);
        int[][] table = new int[cost][];
        for (int i = 0; i < cost; i++) {
            table[i] = x.clone();
            mixBlock(x, other);
        }
        for (int i = 0; i < cost; i++) {
            int[] chosen = table[x[words - 16] & cost - 1];
            for (int k = 0; k < words; k++) {
                x[k] ^= chosen[k];
            }
            mixBlock(x, other);
        }
        integers.put(0, x);
    }

    /** scryptBlockMix, in place. */
    private void mixBlock(int[] block, int[] other) {
        int[] x = new int[16];
        System.arraycopy(block, words - 16, x, 0, 16);
        for (int i = 0; i < words / 16; i++) {
            for (int k = 0; k < 16; k++) {
                x[k] ^= block[16 * i + k];
            }
            int[] mixed = Salsa20.core(x, 8);
            System.arraycopy(mixed, 0, x, 0, 16);
            System.arraycopy(x, 0, other, (i & 1) * words / 2 + i / 2 * 16, 16);
        }
        System.arraycopy(other, 0, block, 0, words);
    }
}
