package dev.ashlar.component.validate;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an import or export, taken apart.
 *
 * @param resource of a constructor, method or static function; else empty
 * @param label the last label, or the whole interface name
 * @param key equal for names that are not strongly unique
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Explainer.md#import-and-export-definitions">
 *     Component Model: names of imports and exports</a>
 */
record ParsedName(Kind kind, String resource, String label, String key) {
    /** What a name says about the thing that it names. */
    enum Kind {
        LABEL,
        CONSTRUCTOR,
        METHOD,
        STATIC,
        INTERFACE
    }

    private static final String CONSTRUCTOR = "[constructor]";
    private static final String METHOD = "[method]";
    private static final String STATIC = "[static]";
    private static final String IDENTIFIERS = "[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*";
    private static final String PRE_RELEASE_IDENTIFIER = "(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final Pattern SEMVER =
            Pattern.compile("(0|[1-9][0-9]{0,18})\\.(0|[1-9][0-9]{0,18})\\.(0|[1-9][0-9]{0,18})" + "(-"
                    + PRE_RELEASE_IDENTIFIER + "(\\." + PRE_RELEASE_IDENTIFIER + ")*+)?(\\+" + IDENTIFIERS + ")?");
    private static final Pattern CANONICAL_VERSION =
            Pattern.compile("[1-9][0-9]*|0\\.[1-9][0-9]*|0\\.0\\.[1-9][0-9]*|0\\.0\\.0");

    /** Limits what patterns have to match, which costs Java's stack. */
    private static final int MAX_VERSION = 256;

    /** Thrown with the reason alone; where it happened is known further up. */
    static final class NameException extends Exception {
        private static final long serialVersionUID = 1L;

        NameException(String message) {
            super(message, null, false, false);
        }
    }

    static ParsedName parse(String name, @Nullable String versionSuffix) throws NameException {
        if (name.startsWith(CONSTRUCTOR)) {
            String label = kebab(name.substring(CONSTRUCTOR.length()));
            return new ParsedName(Kind.CONSTRUCTOR, label, label, CONSTRUCTOR + lower(label));
        }
        if (name.startsWith(METHOD)) {
            return member(Kind.METHOD, name.substring(METHOD.length()));
        }
        if (name.startsWith(STATIC)) {
            return member(Kind.STATIC, name.substring(STATIC.length()));
        }
        if (name.indexOf(':') >= 0) {
            return interfaceName(name, versionSuffix);
        }
        kebab(name);
        return new ParsedName(Kind.LABEL, "", name, lower(name));
    }

    private static ParsedName member(Kind kind, String name) throws NameException {
        int dot = name.indexOf('.');
        if (dot < 0) {
            throw new NameException("failed to find `.` character");
        }
        String resource = kebab(name.substring(0, dot));
        String label = kebab(name.substring(dot + 1));
        String key = lower(resource).equals(lower(label)) ? lower(resource) : lower(name);
        return new ParsedName(kind, resource, label, key);
    }

    private static ParsedName interfaceName(String name, @Nullable String versionSuffix) throws NameException {
        int at = name.indexOf('@');
        String path = at < 0 ? name : name.substring(0, at);
        int colon = path.indexOf(':');
        if (colon < 0) {
            throw new NameException("`" + path + "` has no namespace");
        }
        int slash = path.indexOf('/', colon);
        if (slash < 0) {
            throw new NameException("expected `/` after package name");
        }
        words(path.substring(0, colon));
        words(path.substring(colon + 1, slash));
        kebab(path.substring(slash + 1));
        if (at >= 0) {
            version(name.substring(at + 1), versionSuffix);
        }
        return new ParsedName(Kind.INTERFACE, "", name, lower(path) + (at < 0 ? "" : name.substring(at)));
    }

    private static void version(String version, @Nullable String suffix) throws NameException {
        String full = suffix == null ? version : version + suffix;
        if (full.length() > MAX_VERSION || !SEMVER.matcher(full).matches()) {
            throw new NameException("invalid interface version: `" + full + "` is not a semantic version");
        }
        if (suffix != null && !CANONICAL_VERSION.matcher(version).matches()) {
            throw new NameException("`" + version + "` is not a canonical version");
        }
    }

    private static void words(String name) throws NameException {
        kebab(name);
        if (!name.equals(lower(name))) {
            throw new NameException("`" + name + "` is not lowercase, as namespaces and packages are");
        }
    }

    /** Checks a label and returns it. */
    static String kebab(String label) throws NameException {
        if (!isKebab(label)) {
            throw new NameException("`" + label + "` is not in kebab case");
        }
        return label;
    }

    /** Words of one case each, joined by hyphens; the first starts with a letter. */
    static boolean isKebab(String label) {
        boolean wordStarted = false;
        boolean lower = false;
        boolean upper = false;
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c >= 'a' && c <= 'z') {
                lower = true;
            } else if (c >= 'A' && c <= 'Z') {
                upper = true;
            } else if (c == '-' && wordStarted) {
                wordStarted = false;
                lower = false;
                upper = false;
                continue;
            } else if (c < '0' || c > '9' || i == 0) {
                return false;
            }
            if (lower && upper) {
                return false;
            }
            wordStarted = true;
        }
        return wordStarted;
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
