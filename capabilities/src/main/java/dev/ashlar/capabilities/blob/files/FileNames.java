package dev.ashlar.capabilities.blob.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of containers and objects as names of files. Lower-case letters, digits, hyphens, underscores and inner dots stand for
 * themselves, other bytes of the UTF-8 for {@code %xx}: so no name leads anywhere, none is special, and two that differ in case
 * only are two on every system. A name that gets too long for a file is a digest; a file beside it has the name.
 */
final class FileNames {
    /** Before what is encoded. */
    static final String ENCODED = "o-";

    /** Before digests. */
    static final String DIGEST = "h-";

    /** Before a digest: the file that has the name. */
    static final String NAME_OF = "n-";

    private static final int LONGEST = 200;

    private FileNames() {}

    static String encode(String name) {
        byte[] bytes = name.getBytes(UTF_8);
        StringBuilder encoded = new StringBuilder(ENCODED);
        for (int i = 0; i < bytes.length; i++) {
            if (isPlain(bytes[i]) || (bytes[i] == '.' && i < bytes.length - 1)) {
                encoded.append((char) bytes[i]);
            } else {
                encoded.append('%').append(HexFormat.of().toHexDigits(bytes[i]));
            }
        }
        return encoded.length() <= LONGEST ? encoded.toString() : DIGEST + digest(bytes);
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-' || b == '_';
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static boolean isDigest(String file) {
        return file.startsWith(DIGEST);
    }

    /** The file that has the name that a digest stands for. */
    static String nameOf(String digest) {
        return NAME_OF + digest.substring(DIGEST.length());
    }

    static String decode(String file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = ENCODED.length(); i < file.length(); i++) {
            if (file.charAt(i) == '%') {
                bytes.write(HexFormat.fromHexDigits(file, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(file.charAt(i));
            }
        }
        return bytes.toString(UTF_8);
    }
}
