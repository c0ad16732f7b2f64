package dev.ashlar.bindgen;

import dev.ashlar.wit.SemanticVersion;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** WIT's names, which join lower- and upper-case words by hyphens, in the spellings of Java. */
final class JavaNames {
    private static final Set<String> KEYWORDS = Set.of(
            "_",
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while",
            "yield");

    private static final int MAX_LENGTH = 150;

    private JavaNames() {}

    /** A class: {@code DNS-error} is {@code DnsError}. */
    static String type(String wit) {
        return bounded(words(wit).map(JavaNames::capitalized).collect(Collectors.joining()));
    }

    /** A method, parameter or component of a record: {@code DNS-error} is {@code dnsError}. */
    static String member(String wit) {
        String pascal = type(wit);
        return escaped(pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1));
    }

    /** A constant: {@code DNS-error} is {@code DNS_ERROR}. */
    static String constant(String wit) {
        return words(wit).map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.joining("_"));
    }

    /** A part of a package's name: {@code incoming-handler} is {@code incominghandler}. */
    static String packageSegment(String wit) {
        return escaped(bounded(words(wit).collect(Collectors.joining())));
    }

    /** Names of files end at 255 bytes, and something is added to this one. */
    private static String bounded(String name) {
        return name.length() <= MAX_LENGTH
                ? name
                : name.substring(0, MAX_LENGTH) + Integer.toHexString(name.hashCode());
    }

    /**
     * The part of a package's name that says the version. Versions that stand in for each other have the same.
     */
    static String versionSegment(SemanticVersion version) {
        if (version.isPrerelease()) {
            return exactVersionSegment(version);
        }
        if (version.major() > 0) {
            return "v" + version.major();
        }
        return version.minor() > 0 ? "v0_" + version.minor() : "v0_0_" + version.patch();
    }

    /** The part of a package's name that says the version to the last detail. */
    static String exactVersionSegment(SemanticVersion version) {
        return "v" + version.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    /** Whether a text can be the name of a package. */
    static boolean isPackage(String name) {
        return Arrays.stream(name.split("\\.", -1)).allMatch(JavaNames::isIdentifier);
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart)
                && !KEYWORDS.contains(name);
    }

    private static Stream<String> words(String wit) {
        return Arrays.stream(wit.split("-", -1)).map(word -> word.toLowerCase(Locale.ROOT));
    }

    private static String capitalized(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String escaped(String name) {
        return KEYWORDS.contains(name) ? name + "_" : name;
    }
}
