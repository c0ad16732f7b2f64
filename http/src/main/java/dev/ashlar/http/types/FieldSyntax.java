package dev.ashlar.http.types;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What names and values of fields may be (RFC 9110, section 5), and which names are the host's own. */
public final class FieldSyntax {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            TOKEN[c] = c >= '0' && c <= '9'
                    || c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }
    }

    private FieldSyntax() {}

    /** Whether it is a {@code token}: names of fields and methods are. */
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean isTokenCharacter(char c) {
        return c < 128 && TOKEN[c];
    }

    /** The name in lower case; null when it is none. */
    public static @Nullable String name(String text) {
        if (!isToken(text)) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                return lower(text, i);
            }
        }
        return text;
    }

    private static String lower(String text, int from) {
        char[] chars = text.toCharArray();
        for (int i = from; i < chars.length; i++) {
            if (isUpper(chars[i])) {
                chars[i] = (char) (chars[i] | 0x20);
            }
        }
        return new String(chars);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Nothing that could end a line or a field: visible characters, spaces, tabs, and bytes from 128 on. */
    public static boolean isValue(byte[] value) {
        for (byte b : value) {
            if (b >= 0 && b < ' ' && b != '\t' || b == 127) {
                return false;
            }
        }
        return true;
    }

    /**
     * Fields that belong to a connection, and {@code host}, which is said otherwise: guests neither see nor set them.
     *
     * @param name in lower case
     */
    public static boolean isForbidden(String name) {
        return switch (name) {
            case "connection",
                    "host",
                    "http2-settings",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "transfer-encoding",
                    "upgrade" -> true;
            default -> false;
        };
    }

    /** A number of bytes in decimal digits (RFC 9110, section 8.6); empty when it is none or 2^63 or more. */
    public static OptionalLong length(byte[] value) {
        if (value.length == 0 || value.length > 19) {
            return OptionalLong.empty();
        }
        long length = 0;
        for (byte b : value) {
            if (b < '0' || b > '9') {
                return OptionalLong.empty();
            }
            length = length * 10 + (b - '0');
        }
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }
}
