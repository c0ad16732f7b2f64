package dev.ashlar.host.route;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts of a route: {@code example.com}, or {@code *.example.com} for all names below it, at any depth.
 *
 * @param name in lower case
 * @param below whether all names below {@code name} are meant rather than {@code name} itself
 */
public record RouteHost(String name, boolean below) {
    /** What {@link #parse} accepts. */
    public static final String PATTERN = "^(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$|^\\[[0-9A-Fa-f:.]+\\]$";

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9-]{1,63}+(?:\\.[a-z0-9-]{1,63}+){0,30}+|\\[[0-9a-f:.]{2,50}\\]");

    /** Fails with an {@link InvalidTextException}. */
    public static RouteHost parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean below = lower.startsWith("*.");
        String name = below ? lower.substring(2) : lower;
        if (!NAME.matcher(name).matches() || below && name.startsWith("[")) {
            throw new InvalidTextException(text, "not a host", fix(lower));
        }
        return new RouteHost(name, below);
    }

    private static String fix(String text) {
        if (text.equals("*")) {
            return "leave the host out for all of them";
        }
        if (text.contains("://") || text.contains("/")) {
            return "write the host's name alone, without scheme and path";
        }
        return text.contains(":")
                ? "leave the port out; the host listens on one"
                : "write a name as in \"example.com\", or \"*.example.com\" for all below it";
    }

    /** The name in the header {@code host} or {@code :authority}, without port, as it is compared. */
    static String nameOf(String authority) {
        int end = authority.length();
        int colon = authority.lastIndexOf(':');
        if (colon >= 0 && authority.indexOf(']', colon) < 0) {
            end = colon;
        }
        if (end > 0 && authority.charAt(end - 1) == '.') {
            end--;
        }
        return authority.substring(0, end).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return below ? "*." + name : name;
    }
}
