package dev.ashlar.host.bundle;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names of files and directories that mean the same everywhere: relative, without {@code .} and {@code ..}, and no two of them
 * the same on a system that does not tell capitals, or ways to write an accent, apart.
 */
final class TreeNames {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_SEGMENT = 255;
    private static final int MAX_DEPTH = 64;

    private final Set<String> taken = new HashSet<>();

    /** Takes a name; says what is wrong with it, if that cannot be had. */
    Optional<String> take(String name) {
        return fault(name)
                .or(() -> taken.add(folded(name))
                        ? Optional.empty()
                        : Optional.of("there is another one of that name, in capitals or in small letters"));
    }

    private static Optional<String> fault(String name) {
        if (name.length() > MAX_LENGTH) {
            return Optional.of("its name has more than %d characters".formatted(MAX_LENGTH));
        }
        String[] segments = name.split("/", -1);
        if (segments.length > MAX_DEPTH) {
            return Optional.of("it is more than %d directories deep".formatted(MAX_DEPTH));
        }
        for (String segment : segments) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return Optional.of("its name is not a plain relative path");
            }
            if (segment.length() > MAX_SEGMENT) {
                return Optional.of("its name has a part of more than %d characters".formatted(MAX_SEGMENT));
            }
            if (segment.indexOf('\\') >= 0 || segment.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
                return Optional.of("its name has a backslash or a control character in it");
            }
        }
        return Optional.empty();
    }

    private static String folded(String name) {
        String upper = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }
}
