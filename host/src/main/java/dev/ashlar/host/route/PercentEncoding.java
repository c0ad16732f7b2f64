package dev.ashlar.host.route;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of path segments (RFC 3986, section 2.1). */
final class PercentEncoding {
    private static final String UNENCODED = "-._~!$&'()+,;=@:";

    private PercentEncoding() {}

    /** Whether each % begins an encoded byte other than zero. */
    static boolean isValid(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                if (decodedByte(text, i) <= 0) {
                    return false;
                }
                i += 2;
            }
        }
        return true;
    }

    /** The byte whose % is at an index; negative if there is none. */
    static int decodedByte(CharSequence text, int index) {
        if (index + 2 >= text.length()) {
            return -1;
        }
        int high = digit(text.charAt(index + 1));
        int low = digit(text.charAt(index + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /** Decodes {@linkplain #isValid valid} text. What is no UTF-8 becomes U+FFFD. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%') {
                bytes.write(digit((char) encoded[i + 1]) << 4 | digit((char) encoded[i + 2]));
                i += 2;
            } else {
                bytes.write(encoded[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNENCODED.indexOf(c) >= 0);
            encoded.append(plain ? Character.toString(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
