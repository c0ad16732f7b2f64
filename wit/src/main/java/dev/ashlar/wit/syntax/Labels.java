package dev.ashlar.wit.syntax;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that WIT allows.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#wit-identifiers">WIT:
 *     identifiers</a>
 */
public final class Labels {
    /** Reserved: as names they are written with a percent sign. */
    public static final Set<String> KEYWORDS = Set.of(
            "as",
            "async",
            "bool",
            "borrow",
            "char",
            "constructor",
            "enum",
            "export",
            "f32",
            "f64",
            "flags",
            "from",
            "func",
            "future",
            "import",
            "include",
            "interface",
            "list",
            "map",
            "option",
            "own",
            "package",
            "record",
            "resource",
            "result",
            "s16",
            "s32",
            "s64",
            "s8",
            "static",
            "stream",
            "string",
            "tuple",
            "type",
            "u16",
            "u32",
            "u64",
            "u8",
            "use",
            "variant",
            "with",
            "world");

    private static final Pattern LABEL =
            Pattern.compile("(?:[a-z][0-9a-z]*+|[A-Z][0-9A-Z]*+)(?:-(?:[0-9a-z]++|[0-9A-Z]++))*+");

    private Labels() {}

    public static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    /** What kebab-case would make of a name in another case. */
    static String kebabCase(String text) {
        return text.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replace('_', '-')
                .replaceAll("-+", "-")
                .replaceAll("^-|-$", "")
                .toLowerCase(Locale.ROOT);
    }
}
