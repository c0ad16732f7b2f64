package dev.ashlar.component.link;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A semantic version of an interface; those with the same track can stand for each other. */
record Version(long major, long minor, long patch) implements Comparable<Version> {
    private static final Pattern RELEASE = Pattern.compile("(\\d{1,15})\\.(\\d{1,15})\\.(\\d{1,15})(?:\\+.*)?");

    /** A name without its version, and the version if it is a release. */
    record Versioned(String base, Optional<Version> version) {
        /** What compatible names have in common; the name itself where only it will do. */
        String track(String name) {
            return version.map(v -> base + "@" + v.track()).orElse(name);
        }
    }

    static Versioned of(String name) {
        int at = name.lastIndexOf('@');
        if (at < 0) {
            return new Versioned(name, Optional.empty());
        }
        Matcher matcher = RELEASE.matcher(name.substring(at + 1));
        Optional<Version> version = matcher.matches()
                ? Optional.of(new Version(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3))))
                : Optional.empty();
        return new Versioned(name.substring(0, at), version);
    }

    private String track() {
        if (major > 0) {
            return Long.toString(major);
        }
        return minor > 0 ? "0." + minor : "0.0." + patch;
    }

    @Override
    public int compareTo(Version other) {
        int byMajor = Long.compare(major, other.major);
        int byMinor = Long.compare(minor, other.minor);
        return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : Long.compare(patch, other.patch);
    }
}
