package dev.ashlar.oci.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Bytes in a text with a line before and behind (RFC 7468).
 *
 * @param label what the lines call them
 */
record Pem(String label, byte[] bytes) {
    private static final int MAX_LENGTH = 64 << 10;
    private static final int LINE = 64;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----([A-Za-z0-9+/=\\s]*+)-----END ([A-Z0-9 ]{1,64})-----");

    /** The only block of a text. */
    static Pem parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new KeyException("a file of more than 64 KiB; is this the right one?");
        }
        var matcher = BLOCK.matcher(text);
        if (!matcher.find()) {
            throw new KeyException("there is no PEM in it: no line \"-----BEGIN ...-----\" with base64 and an end");
        }
        String label = matcher.group(1);
        if (!label.equals(matcher.group(3))) {
            throw new KeyException("the PEM begins as %s and ends as %s".formatted(label, matcher.group(3)));
        }
        var pem = new Pem(label, decode(matcher.group(2)));
        if (matcher.find()) {
            throw new KeyException("there is more than one PEM in it; keep one key in a file");
        }
        return pem;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new KeyException("the PEM is not base64: " + e.getMessage());
        }
    }

    /** Ends with a line break. */
    @Override
    public String toString() {
        String base64 = Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII)).encodeToString(bytes);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
    }
}
