package dev.ashlar.oci.sign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bernstein's stream cipher ("The Salsa20 family of stream ciphers"), and XSalsa20 with its longer nonce. */
final class Salsa20 {
    /** "expand 32-byte k". */
    private static final int[] CONSTANTS = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};

    private static final int ROUNDS = 20;
    private static final int BLOCK = 64;

    private Salsa20() {}

    /** The rounds, and what went into them added. */
    static int[] core(int[] input, int rounds) {
        int[] x = rounds(input, rounds);
        for (int i = 0; i < 16; i++) {
            x[i] += input[i];
        }
        return x;
    }

    private static int[] rounds(int[] input, int rounds) {
        int[] x = input.clone();
        for (int i = 0; i < rounds; i += 2) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 5, 9, 13, 1);
            quarter(x, 10, 14, 2, 6);
            quarter(x, 15, 3, 7, 11);
            quarter(x, 0, 1, 2, 3);
            quarter(x, 5, 6, 7, 4);
            quarter(x, 10, 11, 8, 9);
            quarter(x, 15, 12, 13, 14);
        }
        return x;
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }

    /**
     * The key stream of XSalsa20.
     *
     * @param key of 32 bytes
     * @param nonce of 24 bytes
     */
    static byte[] stream(byte[] key, byte[] nonce, int length) {
        var words = ByteBuffer.wrap(nonce).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        int[] longNonce = new int[6];
        words.get(longNonce);
        int[] subkey = subkey(words(key), longNonce);
        int blocks = (length + BLOCK - 1) / BLOCK;
        var stream = ByteBuffer.allocate(blocks * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < blocks; i++) {
            for (int word : core(state(subkey, longNonce[4], longNonce[5], i, 0), ROUNDS)) {
                stream.putInt(word);
            }
        }
        byte[] bytes = new byte[length];
        stream.get(0, bytes);
        return bytes;
    }

    /** HSalsa20. */
    private static int[] subkey(int[] key, int[] nonce) {
        int[] x = rounds(state(key, nonce[0], nonce[1], nonce[2], nonce[3]), ROUNDS);
        return new int[] {x[0], x[5], x[10], x[15], x[6], x[7], x[8], x[9]};
    }

    private static int[] state(int[] key, int a, int b, int c, int d) {
        return new int[] {
            CONSTANTS[0],
            key[0],
            key[1],
            key[2],
            key[3],
            CONSTANTS[1],
            a,
            b,
            c,
            d,
            CONSTANTS[2],
            key[4],
            key[5],
            key[6],
            key[7],
            CONSTANTS[3]
        };
    }

    private static int[] words(byte[] key) {
        int[] words = new int[8];
        ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
        return words;
    }
}
