package dev.ashlar.http.http1;

/** Which bytes may stand where in a head (RFC 9110, section 5). */
final class FieldBytes {
    private static final boolean[] TOKEN = new boolean[256];
    private static final boolean[] VALUE = new boolean[256];

    static {
        for (int b = 0; b < 256; b++) {
            TOKEN[b] = b >= '0' && b <= '9'
                    || b >= 'a' && b <= 'z'
                    || b >= 'A' && b <= 'Z'
                    || "!#$%&'*+-.^_`|~".indexOf(b) >= 0;
            VALUE[b] = b >= ' ' && b != 127 || b == '\t';
        }
    }

    private FieldBytes() {}

    static boolean isToken(byte b) {
        return TOKEN[b & 0xff];
    }

    static boolean isValue(byte b) {
        return VALUE[b & 0xff];
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Whether the bytes are that text, which is in lower case, in any case. */
    static boolean equalsIgnoreCase(byte[] bytes, int start, int end, String lower) {
        if (end - start != lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            byte b = bytes[start + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
