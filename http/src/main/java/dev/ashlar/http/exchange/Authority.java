package dev.ashlar.http.exchange;

/** What may stand in a {@code host} header: {@code uri-host [":" port]} of RFC 9110, section 7.2; empty, too. */
public final class Authority {
    private static final int LONGEST = 512;
    private static final String OTHERS = "-._~!$&'()*+,;=%";

    private Authority() {}

    public static boolean isValid(String authority) {
        if (authority.length() > LONGEST) {
            return false;
        }
        int end = authority.startsWith("[") ? literalEnd(authority) : nameEnd(authority);
        return end >= 0 && isPort(authority, end);
    }

    private static int literalEnd(String authority) {
        for (int i = 1; i < authority.length(); i++) {
            char c = authority.charAt(i);
            if (c == ']') {
                return i + 1;
            }
            if (Character.digit(c, 16) < 0 && c != ':' && c != '.' || c >= 128) {
                return -1;
            }
        }
        return -1;
    }

    private static int nameEnd(String authority) {
        int i = 0;
        while (i < authority.length() && isNameCharacter(authority.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || OTHERS.indexOf(c) >= 0;
    }

    private static boolean isPort(String authority, int from) {
        if (from == authority.length()) {
            return true;
        }
        if (authority.charAt(from) != ':' || authority.length() - from > 6) {
            return false;
        }
        for (int i = from + 1; i < authority.length(); i++) {
            if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
