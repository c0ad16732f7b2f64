package dev.ashlar.host.build;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths with {@code /} between their segments: {@code *} is any part of a segment, {@code ?} one character,
 * {@code **} any number of segments, none included, and <code>{c,h}</code> either of them. Matching takes time in
 * proportion to the product of their lengths at most, whatever the pattern.
 */
final class Glob {
    private static final String ANY_DEPTH = "**";
    private static final int MAX_ALTERNATIVES = 64;

    private final String root;
    private final List<String> segments;

    private Glob(String root, List<String> segments) {
        this.root = root;
        this.segments = segments;
    }

    /** One for each choice of the alternatives in braces. */
    static List<Glob> of(String pattern) {
        return expand(pattern.replace('\\', '/')).stream().map(Glob::split).toList();
    }

    private static Glob split(String pattern) {
        int wild = 0;
        while (wild < pattern.length() && "*?".indexOf(pattern.charAt(wild)) < 0) {
            wild++;
        }
        int slash = pattern.lastIndexOf('/', wild);
        return new Glob(slash < 0 ? "" : pattern.substring(0, slash + 1), segments(pattern.substring(slash + 1)));
    }

    /** The directory that matching paths are in and relative to; it has no wildcards, and may lead upwards. */
    String root() {
        return root;
    }

    private static List<String> segments(String path) {
        var segments = new ArrayList<String>();
        for (String segment : path.split("/")) {
            boolean repeated = segment.equals(ANY_DEPTH)
                    && !segments.isEmpty()
                    && segments.getLast().equals(ANY_DEPTH);
            if (!segment.isEmpty() && !segment.equals(".") && !repeated) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static List<String> expand(String pattern) {
        var done = new ArrayList<String>();
        var open = new ArrayList<>(List.of(pattern));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            int from = next.indexOf('{');
            int to = from < 0 ? -1 : next.indexOf('}', from);
            if (to < 0 || open.size() + done.size() >= MAX_ALTERNATIVES) {
                done.add(next);
                continue;
            }
            for (String choice : next.substring(from + 1, to).split(",", -1)) {
                open.add(next.substring(0, from) + choice + next.substring(to + 1));
            }
        }
        return done;
    }

    /** @param path relative to the root, its segments separated by {@code /} */
    boolean matches(String path) {
        return matches(segments, segments(path));
    }

    /** Whether paths below a directory may match. */
    boolean reaches(String directory) {
        var path = segments(directory);
        for (int i = 0; i < path.size(); i++) {
            if (i < segments.size() && segments.get(i).equals(ANY_DEPTH)) {
                return true;
            }
            if (i >= segments.size() - 1 || !segmentMatches(segments.get(i), path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** On a mismatch behind a {@code **}, that takes one segment more; earlier ones need not be tried again. */
    private static boolean matches(List<String> pattern, List<String> path) {
        int p = 0;
        int retryPattern = -1;
        int retryPath = 0;
        for (int i = 0; i < path.size(); ) {
            if (p < pattern.size() && pattern.get(p).equals(ANY_DEPTH)) {
                retryPattern = ++p;
                retryPath = i;
            } else if (p < pattern.size() && segmentMatches(pattern.get(p), path.get(i))) {
                p++;
                i++;
            } else if (retryPattern >= 0) {
                p = retryPattern;
                i = ++retryPath;
            } else {
                return false;
            }
        }
        while (p < pattern.size() && pattern.get(p).equals(ANY_DEPTH)) {
            p++;
        }
        return p == pattern.size();
    }

    private static boolean segmentMatches(String pattern, String text) {
        int p = 0;
        int retryPattern = -1;
        int retryText = 0;
        for (int i = 0; i < text.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                retryPattern = ++p;
                retryText = i;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(i))) {
                p++;
                i++;
            } else if (retryPattern >= 0) {
                p = retryPattern;
                i = ++retryText;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
