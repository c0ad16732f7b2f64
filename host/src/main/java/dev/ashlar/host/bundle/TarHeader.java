package dev.ashlar.host.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * A block at the head of what is in a tar (POSIX.1-2017, pax, "ustar Interchange Format"), as far as directories and files
 * have need of it: nobody's, of no time, and of the same mode.
 *
 * @param name as it stands in the block, at most 100 bytes of ASCII
 * @param type one of the constants
 * @param size bytes that follow
 */
record TarHeader(String name, char type, long size) {
    static final int BLOCK = 512;
    static final int MAX_NAME = 100;

    static final char FILE = '0';
    static final char DIRECTORY = '5';

    /** Says of the next one what has no room there (pax Extended Header). */
    static final char EXTENDED = 'x';

    private static final int MODE = 100;
    private static final int OWNER = 108;
    private static final int GROUP = 116;
    private static final int SIZE = 124;
    private static final int MODIFIED = 136;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final byte[] USTAR = "ustar\00000".getBytes(US_ASCII);

    /** What is left of the last block behind that many bytes. */
    static int padding(long size) {
        return (int) (-size & BLOCK - 1);
    }

    byte[] encode() {
        byte[] block = new byte[BLOCK];
        byte[] text = name.getBytes(US_ASCII);
        System.arraycopy(text, 0, block, 0, text.length);
        octal(block, MODE, 7, type == DIRECTORY ? 0755 : 0644);
        octal(block, OWNER, 7, 0);
        octal(block, GROUP, 7, 0);
        octal(block, SIZE, 11, size);
        octal(block, MODIFIED, 11, 0);
        block[TYPE] = (byte) type;
        System.arraycopy(USTAR, 0, block, MAGIC, USTAR.length);
        octal(block, CHECKSUM, 6, checksum(block));
        block[CHECKSUM + 7] = ' ';
        return block;
    }

    /** @throws TarException when it is none */
    static TarHeader decode(byte[] block) throws TarException {
        if (readOctal(block, CHECKSUM, 8) != checksum(block)) {
            throw new TarException("a header has another checksum than it says");
        }
        if (!Arrays.equals(block, MAGIC, MAGIC + 5, USTAR, 0, 5)) {
            throw new TarException("a header is not of the format ustar");
        }
        return new TarHeader(name(block), (char) (block[TYPE] & 0xff), readOctal(block, SIZE, 12));
    }

    private static String name(byte[] block) throws TarException {
        String last = text(block, 0, MAX_NAME);
        String first = text(block, PREFIX, PREFIX_LENGTH);
        return first.isEmpty() ? last : first + "/" + last;
    }

    private static String text(byte[] block, int start, int length) throws TarException {
        int end = start;
        while (end < start + length && block[end] != 0) {
            end++;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(block, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TarException("a name is not UTF-8: " + new String(block, start, end - start, ISO_8859_1));
        }
    }

    /** The sum of the bytes, as if the sum's own were spaces. */
    private static int checksum(byte[] block) {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    private static void octal(byte[] block, int start, int digits, long value) {
        long rest = value;
        for (int i = start + digits - 1; i >= start; i--) {
            block[i] = (byte) ('0' + (rest & 7));
            rest >>>= 3;
        }
    }

    private static long readOctal(byte[] block, int start, int length) throws TarException {
        long value = 0;
        int at = start;
        while (at < start + length && block[at] >= '0' && block[at] <= '7') {
            value = value << 3 | block[at++] - '0';
        }
        boolean ended = at == start + length || block[at] == 0 || block[at] == ' ';
        if (at == start || !ended) {
            throw new TarException("a header has a number that is not octal");
        }
        return value;
    }
}
