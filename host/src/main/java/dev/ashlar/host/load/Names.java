package dev.ashlar.host.load;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.manifest.Variable;
import dev.ashlar.host.shape.Syntax;
import java.util.Locale;
import java.util.regex.Pattern;

/** The syntax of the names that users choose. */
final class Names {
    private static final int MAX_LENGTH = 63;
    private static final String KEBAB = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    /** Of applications, components and stores; they become parts of host names and of file names. */
    static final Syntax<String> NAME = name("a name of lower-case letters, digits and single hyphens", KEBAB, '-');

    static final Syntax<String> VARIABLE =
            name("a name of lower-case letters, digits and single underscores", Variable.NAME, '_');

    /** Of environment variables. */
    static final Syntax<String> ENVIRONMENT =
            new Syntax<>("the name of an environment variable", "^[^=\\u0000-\\u001f]+$", Names::environment);

    /** Of values in {@code wasi:config}. */
    static final Syntax<String> CONFIG = new Syntax<>("a key", "^[^\\u0000-\\u001f]+$", Names::config);

    /** Of Spin's applications, which are free to have spaces. */
    static final Syntax<String> SPIN_APPLICATION = new Syntax<>("a name", "", Names::spinApplication);

    /** Of stores in Spin's manifests. */
    static final Syntax<String> SPIN_STORE = name(
            "a name of lower-case letters, digits, single hyphens and underscores",
            "[a-z][a-z0-9]*([-_][a-z0-9]+)*",
            '-');

    private Names() {}

    private static Syntax<String> name(String expected, String pattern, char separator) {
        Pattern compiled = Pattern.compile(pattern);
        return new Syntax<>(expected, "^" + pattern + "$", text -> {
            if (text.length() > MAX_LENGTH) {
                throw new InvalidTextException(
                        text, "a name of more than " + MAX_LENGTH + " characters", "choose a shorter one");
            }
            if (!compiled.matcher(text).matches()) {
                String proposal = proposal(text, separator);
                String fix = proposal.isEmpty() ? "write " + expected : "write \"" + proposal + "\": " + expected;
                throw new InvalidTextException(text, "not a name here: \"" + text + "\"", fix);
            }
            return text;
        });
    }

    /** What is left of a text when it has to be a name, possibly nothing. */
    static String proposal(String text, char separator) {
        String words = text.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        String joined = words.replaceAll("[^a-z0-9]+", " ").strip().replace(' ', separator);
        return joined.replaceAll("^[^a-z]+", "");
    }

    private static String environment(String text) {
        if (text.isEmpty() || text.indexOf('=') >= 0 || text.chars().anyMatch(c -> c < ' ')) {
            throw new InvalidTextException(
                    text, "not the name of an environment variable", "write it without = and control characters");
        }
        return text;
    }

    private static String config(String text) {
        if (text.isEmpty() || text.chars().anyMatch(c -> c < ' ')) {
            throw new InvalidTextException(
                    text, "not a key", "write some characters, none of them a control character");
        }
        return text;
    }

    private static String spinApplication(String text) {
        String name = proposal(text, '-');
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            throw new InvalidTextException(text, "not a name: \"" + text + "\"", "write " + NAME.expected());
        }
        return name;
    }
}
