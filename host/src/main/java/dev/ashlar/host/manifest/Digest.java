package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a file.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {
    /** What {@link #parse} accepts. */
    public static final String PATTERN = "^sha256:[0-9a-f]{64}$";

    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + hex);
        }
    }

    /** Fails with an {@link InvalidTextException}. */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new InvalidTextException(
                    text, "not a digest", "write \"sha256:\" and 64 hexadecimal digits; `sha256sum FILE` prints them");
        }
        String hex = text.substring(PREFIX.length());
        if (!HEX.matcher(hex).matches()) {
            String found = hex.length() == 64 ? "other characters" : Integer.toString(hex.length());
            throw new InvalidTextException(
                    text,
                    "a digest has 64 hexadecimal digits in lower case, found " + found,
                    "`sha256sum FILE` prints them");
        }
        return new Digest(hex);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
