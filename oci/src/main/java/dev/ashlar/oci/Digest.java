package dev.ashlar.oci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of some bytes, which names them. OCI knows further algorithms; nobody uses them.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Comparable<Digest> {
    /** What {@link #parse} accepts. */
    public static final String PATTERN = "^sha256:[0-9a-f]{64}$";

    private static final String PREFIX = "sha256:";
    private static final int DIGITS = 64;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final String FIX = "write \"sha256:\" and 64 hexadecimal digits; `sha256sum FILE` prints them";

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + hex);
        }
    }

    /** Of these bytes. */
    public static Digest of(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /** Of all that was given to a function of {@link #sha256}, which starts again. */
    public static Digest of(MessageDigest function) {
        return new Digest(HexFormat.of().formatHex(function.digest()));
    }

    /** A function to make a digest with, piece by piece. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Fails with an {@link InvalidReferenceException}. */
    public static Digest parse(String text) {
        return parse(text, 0);
    }

    /** What stands in a text from an offset on. */
    static Digest parse(String text, int start) {
        if (!text.startsWith(PREFIX, start)) {
            throw new InvalidReferenceException("not a digest", FIX, start, text.length());
        }
        String hex = text.substring(start + PREFIX.length());
        if (!HEX.matcher(hex).matches()) {
            String found = hex.length() == DIGITS ? "other characters" : Integer.toString(hex.length());
            throw new InvalidReferenceException(
                    "a digest has 64 hexadecimal digits in lower case, found " + found,
                    "`sha256sum FILE` prints them",
                    start,
                    text.length());
        }
        return new Digest(hex);
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
