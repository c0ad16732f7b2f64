package dev.ashlar.host.diagnostics;

import java.util.regex.Pattern;

/** Names of places in a file, written as TOML writes keys with dots: {@code trigger.http[0].route}. */
public final class Paths {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]++");

    private Paths() {}

    /** A key of the table at a path; the path of the whole file is empty. */
    public static String key(String path, String name) {
        String key = BARE.matcher(name).matches()
                ? name
                : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return path.isEmpty() ? key : path + "." + key;
    }

    /** An element of the array at a path. */
    public static String element(String path, int index) {
        return path + "[" + index + "]";
    }

    /** The table or array that what is at a path belongs to; the whole file belongs to itself. */
    public static String parent(String path) {
        int last = path.length() - 1;
        boolean quoted = path.endsWith("\"");
        int cut = quoted ? openingQuote(path, last) - 1 : Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return cut <= 0 ? "" : path.substring(0, cut);
    }

    private static int openingQuote(String path, int closing) {
        int quote = path.lastIndexOf('"', closing - 1);
        while (quote > 0 && path.charAt(quote - 1) == '\\') {
            quote = path.lastIndexOf('"', quote - 1);
        }
        return quote;
    }
}
