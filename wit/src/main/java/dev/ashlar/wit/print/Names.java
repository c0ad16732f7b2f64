package dev.ashlar.wit.print;

import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.Type;
import dev.ashlar.wit.syntax.Characters;
import dev.ashlar.wit.syntax.Labels;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names, types and strings as they are written, keywords marked as names where they are names. */
final class Names {
    private static final char FIRST_PRINTABLE = 0x20;

    private Names() {}

    static String name(String name) {
        return Labels.KEYWORDS.contains(name) ? "%" + name : name;
    }

    static String packageName(PackageName name) {
        return unversioned(name) + version(name);
    }

    static String interfaceName(InterfaceName name) {
        return unversioned(name.packageName()) + "/" + name(name.name()) + version(name.packageName());
    }

    private static String unversioned(PackageName name) {
        return segments(name.namespace(), ":") + ":" + segments(name.name(), "/");
    }

    private static String segments(String names, String separator) {
        return Arrays.stream(names.split(separator, -1)).map(Names::name).collect(Collectors.joining(separator));
    }

    private static String version(PackageName name) {
        return name.version().map(version -> "@" + version).orElse("");
    }

    static String type(Type type) {
        return switch (type) {
            case Type.Primitive primitive -> primitive.toString();
            case Type.ListOf(var element) -> "list<" + type(element) + ">";
            case Type.FixedListOf(var element, var length) ->
                "list<" + type(element) + ", " + Integer.toUnsignedString(length) + ">";
            case Type.MapOf(var key, var value) -> "map<" + key + ", " + type(value) + ">";
            case Type.TupleOf(var elements) ->
                elements.stream().map(Names::type).collect(Collectors.joining(", ", "tuple<", ">"));
            case Type.OptionOf(var payload) -> "option<" + type(payload) + ">";
            case Type.ResultOf(var ok, var error) -> result(ok, error);
            case Type.StreamOf(var element) -> "stream" + parameter(element);
            case Type.FutureOf(var element) -> "future" + parameter(element);
            case Type.Named(var name) -> name(name.name());
            case Type.Own(var resource) -> name(resource.name());
            case Type.Borrow(var resource) -> "borrow<" + name(resource.name()) + ">";
        };
    }

    private static String result(Optional<Type> ok, Optional<Type> error) {
        if (error.isEmpty()) {
            return "result" + parameter(ok);
        }
        return "result<" + ok.map(Names::type).orElse("_") + ", " + type(error.orElseThrow()) + ">";
    }

    private static String parameter(Optional<Type> type) {
        return type.map(of -> "<" + type(of) + ">").orElse("");
    }

    /** A text in double quotes. */
    static String string(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < FIRST_PRINTABLE || Characters.isForbidden(c)) {
                quoted.append("\\u{%x}".formatted(c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    /** A text without the characters that WIT does not allow. */
    static String allowed(String text) {
        if (text.codePoints().noneMatch(Characters::isForbidden)) {
            return text;
        }
        return text.codePoints()
                .filter(c -> !Characters.isForbidden(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
