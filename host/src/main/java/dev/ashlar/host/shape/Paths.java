package dev.ashlar.host.shape;

import java.util.regex.Pattern;

/** Names of places in a manifest, written as TOML writes keys with dots. */
public final class Paths {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]++");

    private Paths() {}

    /** A key of the table at a path; the path of the whole manifest is empty. */
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
}
