package dev.ashlar.wit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version after Semantic Versioning 2.0, as in {@code 0.3.0-rc-2025-09-16}.
 *
 * <p>The order is that of precedence, in which build metadata has no say; equality takes it into account.
 *
 * @param prerelease what follows the hyphen, empty for a release
 * @param build what follows the plus sign, or empty
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0</a>
 */
public record SemanticVersion(long major, long minor, long patch, String prerelease, String build)
        implements Comparable<SemanticVersion> {
    private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
    private static final String IDENTIFIER = "(?:[0-9]*+[a-zA-Z-][0-9a-zA-Z-]*+|0|[1-9][0-9]*+)";
    private static final Pattern TEXT = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + IDENTIFIER
            + "(?:\\." + IDENTIFIER + ")*+))?(?:\\+([0-9a-zA-Z-]++(?:\\.[0-9a-zA-Z-]++)*+))?");
    private static final Comparator<SemanticVersion> PRECEDENCE = Comparator.comparingLong(SemanticVersion::major)
            .thenComparingLong(SemanticVersion::minor)
            .thenComparingLong(SemanticVersion::patch)
            .thenComparing(SemanticVersion::prerelease, SemanticVersion::comparePrereleases);
    private static final int MAX_LENGTH = 256;

    public SemanticVersion(long major, long minor, long patch) {
        this(major, minor, patch, "", "");
    }

    /** The version that a text says; empty where it says none. */
    public static Optional<SemanticVersion> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new SemanticVersion(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Optional.ofNullable(matcher.group(4)).orElse(""),
                Optional.ofNullable(matcher.group(5)).orElse("")));
    }

    /** Whether this is a draft, a release candidate or the like. */
    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /**
     * Whether interfaces of these versions may take each other's place: released ones with the same number left of and
     * including the first that is not zero, as in 1.2.0 and 1.3.1 or 0.2.0 and 0.2.12. Drafts and other prereleases are
     * compatible with themselves only.
     */
    public boolean isCompatibleWith(SemanticVersion other) {
        if (isPrerelease() || other.isPrerelease()) {
            return compareTo(other) == 0;
        }
        return major == other.major && (major > 0 || minor == other.minor && (minor > 0 || patch == other.patch));
    }

    @Override
    public int compareTo(SemanticVersion other) {
        return PRECEDENCE.compare(this, other);
    }

    private static int comparePrereleases(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        var ones = List.of(one.split("\\.", -1));
        var others = List.of(other.split("\\.", -1));
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            int order = compareIdentifiers(ones.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ones.size(), others.size());
    }

    private static int compareIdentifiers(String one, String other) {
        boolean numeric = isNumeric(one);
        if (numeric != isNumeric(other)) {
            return numeric ? -1 : 1;
        }
        return numeric && one.length() != other.length()
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }

    private static boolean isNumeric(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch
                + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (build.isEmpty() ? "" : "+" + build);
    }
}
