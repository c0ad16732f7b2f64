package dev.ashlar.host.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths of requests as paths of files. */
final class FilePaths {
    private static final String WELL_KNOWN = ".well-known";

    private FilePaths() {}

    /**
     * The path below a directory, without slashes at its ends; empty if it is none that could be served.
     *
     * @param path as sent, percent-encoded; a router has let it pass
     */
    static Optional<String> relative(String path) {
        List<String> segments = new ArrayList<>();
        for (String encoded : path.split("/")) {
            if (encoded.isEmpty()) {
                continue;
            }
            String segment = decode(encoded);
            if (!isServed(segment)) {
                return Optional.empty();
            }
            segments.add(segment);
        }
        return Optional.of(String.join("/", segments));
    }

    private static boolean isServed(String segment) {
        boolean hidden = segment.startsWith(".") && !segment.equals(WELL_KNOWN);
        return !hidden && segment.chars().noneMatch(c -> c == '/' || c == '\\' || c == 0 || c == '\uFFFD');
    }

    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
