package dev.ashlar.host.route;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The paths of a route: {@code /photos}, {@code /photos/:id} for one segment of any text, {@code /photos/...} for the path itself and
 * all below it. A slash at the end makes no difference.
 *
 * @param segments what the first segments have to be, decoded
 * @param wildcard whether more may follow
 */
public record RoutePattern(List<Segment> segments, boolean wildcard) {
    /** What {@link #parse} accepts, and some more. */
    public static final String PATTERN = "^/[^?#*{}<>\\\\ ]*$";

    private static final String WILDCARD = "...";
    private static final int MAX_SEGMENTS = 64;

    public RoutePattern {
        segments = List.copyOf(segments);
    }

    /** What stands between two slashes. */
    public sealed interface Segment {}

    /** A text that has to be there, percent-encoded or not. */
    public record Literal(String text) implements Segment {}

    /** Any text but none. */
    public record Parameter(String name) implements Segment {}

    /** Fails with an {@link InvalidTextException}. */
    public static RoutePattern parse(String text) {
        if (!text.startsWith("/")) {
            String fix = text.contains("://")
                    ? "write the path alone, and the host as host = \"...\""
                    : "write \"/" + text + "\"";
            throw new InvalidTextException(text, "a route begins with a slash", fix);
        }
        var segments = new ArrayList<Segment>();
        int start = 1;
        while (start < text.length()) {
            int slash = text.indexOf('/', start);
            int end = slash < 0 ? text.length() : slash;
            if (text.substring(start, end).equals(WILDCARD)) {
                return wildcard(segments, text, start);
            }
            segments.add(segment(text, start, end));
            start = end + 1;
        }
        return checked(segments, false, text);
    }

    private static RoutePattern wildcard(List<Segment> segments, String text, int start) {
        if (start + WILDCARD.length() < text.length()) {
            throw wrong(
                    "... is only possible at the end",
                    "remove what follows, or name the segment, as in /:name",
                    start,
                    text.length());
        }
        return checked(segments, true, text);
    }

    private static Segment segment(String text, int start, int end) {
        String segment = text.substring(start, end);
        if (segment.startsWith(":")) {
            return new Parameter(parameterName(segment.substring(1), start, end));
        }
        refuseForeignSyntax(segment, start, end);
        String literal = PercentEncoding.isValid(segment) ? PercentEncoding.decode(segment) : "";
        if (segment.isEmpty()) {
            throw wrong("an empty segment", "remove one of the slashes", start - 1, Math.min(end + 1, text.length()));
        }
        if (literal.isEmpty() || literal.indexOf('/') >= 0) {
            throw wrong("not percent-encoded text", "write % and two hexadecimal digits, %25 for % itself", start, end);
        }
        if (literal.equals(".") || literal.equals("..")) {
            throw wrong("no request has this segment", "write the path without it", start, end);
        }
        return new Literal(literal);
    }

    private static String parameterName(String name, int start, int end) {
        boolean proper = !name.isEmpty()
                && name.length() <= 64
                && isLetter(name.charAt(0))
                && name.chars().allMatch(c -> isLetter((char) c) || c >= '0' && c <= '9' || c == '_' || c == '-');
        if (!proper) {
            throw wrong(
                    "not a parameter's name", "write : and a name of letters, digits, - and _, as in :id", start, end);
        }
        return name;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static void refuseForeignSyntax(String segment, int start, int end) {
        if (segment.indexOf('*') >= 0) {
            throw wrong(
                    "* has no meaning in routes",
                    "write /... at the end for all paths below, :name for one segment",
                    start,
                    end);
        }
        if (segment.startsWith("{") || segment.startsWith("<")) {
            String name = segment.replaceAll("[^A-Za-z0-9_-]", "");
            throw wrong("not the syntax of a parameter", "write :" + (name.isEmpty() ? "name" : name), start, end);
        }
        if (segment.endsWith(WILDCARD)) {
            throw wrong("... stands for whole segments", "write a slash in front of it", start, end);
        }
        int bad = 0;
        while (bad < segment.length()
                && segment.charAt(bad) > ' '
                && "?#{}<>\\\u007f".indexOf(segment.charAt(bad)) < 0) {
            bad++;
        }
        if (bad < segment.length()) {
            String fix = segment.charAt(bad) == '?'
                    ? "leave the query out; components see it"
                    : "percent-encode it, or leave it out";
            throw wrong("not possible in a path", fix, start + bad, start + bad + 1);
        }
    }

    private static RoutePattern checked(List<Segment> segments, boolean wildcard, String text) {
        if (segments.size() > MAX_SEGMENTS) {
            throw new InvalidTextException(
                    text, "a route of more than " + MAX_SEGMENTS + " segments", "write /... earlier");
        }
        var names = new HashSet<String>();
        for (Segment segment : segments) {
            if (segment instanceof Parameter(String name) && !names.add(name)) {
                int second = text.lastIndexOf(":" + name);
                throw wrong(
                        "the parameter :" + name + " is there twice",
                        "give them different names",
                        second,
                        second + 1 + name.length());
            }
        }
        return new RoutePattern(segments, wildcard);
    }

    private static InvalidTextException wrong(String message, String fix, int start, int end) {
        return new InvalidTextException(message, Optional.of(fix), start, end);
    }

    /** Names of the parameters, in their order. */
    public List<String> parameters() {
        return segments.stream()
                .filter(Parameter.class::isInstance)
                .map(segment -> ((Parameter) segment).name())
                .toList();
    }

    /** The same for all patterns that accept the same paths. */
    public RoutePattern anonymous() {
        var renamed = segments.stream()
                .map(segment -> segment instanceof Parameter ? new Parameter("_") : segment)
                .toList();
        return new RoutePattern(renamed, wildcard);
    }

    @Override
    public String toString() {
        String path = segments.stream()
                .map(segment -> switch (segment) {
                    case Literal(String text) -> "/" + PercentEncoding.encode(text);
                    case Parameter(String name) -> "/:" + name;
                })
                .collect(Collectors.joining());
        return wildcard ? path + "/" + WILDCARD : path.isEmpty() ? "/" : path;
    }
}
