package dev.ashlar.wit.syntax;

import dev.ashlar.wit.Type;
import dev.ashlar.wit.syntax.Ast.TypeExpression;
import dev.ashlar.wit.syntax.Token.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads types where they are used.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#types">WIT: types</a>
 */
final class TypeParser {
    /** How deep types may be nested in one another. */
    static final int MAX_DEPTH = 100;

    private static final Map<String, Type.Primitive> PRIMITIVES = Arrays.stream(Type.Primitive.values())
            .filter(type -> type != Type.Primitive.ERROR_CONTEXT)
            .collect(Collectors.toMap(Type.Primitive::toString, Function.identity()));
    private static final Map<String, String> RENAMED = Map.of("float32", "f32", "float64", "f64");
    private static final int MAX_LENGTH_DIGITS = 10;

    private final TokenStream tokens;
    private int depth;

    TypeParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    TypeExpression type() {
        if (++depth > MAX_DEPTH) {
            throw tokens.file()
                    .error(tokens.current().start(), "types are nested more than " + MAX_DEPTH + " levels deep here");
        }
        var type = unlimitedType();
        depth--;
        return type;
    }

    private TypeExpression unlimitedType() {
        var token = tokens.current();
        if (token.kind() == Kind.WORD) {
            var primitive = PRIMITIVES.get(token.text());
            if (primitive != null) {
                tokens.take();
                return new TypeExpression.Primitive(primitive);
            }
            switch (token.text()) {
                case "list", "map", "tuple", "option", "result", "stream", "future", "own", "borrow" -> {
                    tokens.take();
                    return constructed(token);
                }
                case "error-context" -> {
                    return new TypeExpression.ErrorContext(tokens.name("a type"));
                }
                default -> refuseRenamed(token);
            }
        }
        if (token.isSymbol("(")) {
            throw tokens.file()
                    .error(
                            token.start(),
                            "expected a type, found `(`: WIT has no named results any more",
                            "return a tuple or a record");
        }
        return new TypeExpression.Reference(tokens.name("a type"));
    }

    private void refuseRenamed(Token token) {
        var today = RENAMED.get(token.text());
        if (today != null) {
            throw tokens.file()
                    .error(
                            token.start(),
                            SourceFile.quote(token.text()) + " is no type of WIT any more",
                            "write " + SourceFile.quote(today));
        }
    }

    private TypeExpression constructed(Token constructor) {
        return switch (constructor.text()) {
            case "list" -> list();
            case "map" -> map();
            case "tuple" -> {
                tokens.expect("<");
                yield new TypeExpression.TupleOf(tokens.nonEmptyList(">", "type", this::type));
            }
            case "option" -> {
                tokens.expect("<");
                var payload = type();
                tokens.expect(">");
                yield new TypeExpression.OptionOf(payload);
            }
            case "result" -> result();
            case "stream" -> new TypeExpression.StreamOf(optionalParameter());
            case "future" -> new TypeExpression.FutureOf(optionalParameter());
            case "own" -> new TypeExpression.Own(resource());
            case "borrow" -> new TypeExpression.Borrow(resource());
            default -> throw new IllegalArgumentException(constructor.text());
        };
    }

    private TypeExpression list() {
        tokens.expect("<");
        var element = type();
        if (!tokens.takeIf(",")) {
            tokens.expect(">");
            return new TypeExpression.ListOf(element);
        }
        var token = tokens.current();
        if (token.kind() != Kind.INTEGER) {
            throw tokens.expected("the length of the list");
        }
        long length = token.text().length() > MAX_LENGTH_DIGITS ? Long.MAX_VALUE : Long.parseLong(token.text());
        if (length == 0 || length >= 1L << 32 || token.text().startsWith("0")) {
            throw tokens.file()
                    .error(
                            token.start(),
                            "a list cannot have the length " + SourceFile.quote(token.text()),
                            "lengths are 1 to 4294967295, without leading zeros");
        }
        tokens.take();
        tokens.expect(">");
        return new TypeExpression.FixedListOf(element, (int) length);
    }

    private TypeExpression map() {
        tokens.expect("<");
        var token = tokens.current();
        var key = token.kind() == Kind.WORD ? PRIMITIVES.get(token.text()) : null;
        if (key == null || key == Type.Primitive.F32 || key == Type.Primitive.F64) {
            throw tokens.file()
                    .error(
                            token.start(),
                            "expected the type of a map's keys, found " + token.described(),
                            "keys are integers, char, bool or string");
        }
        tokens.take();
        tokens.expect(",");
        var value = type();
        tokens.expect(">");
        return new TypeExpression.MapOf(key, value);
    }

    private TypeExpression result() {
        if (!tokens.takeIf("<")) {
            return new TypeExpression.ResultOf(Optional.empty(), Optional.empty());
        }
        if (tokens.takeIf("_")) {
            tokens.expect(",");
            var error = type();
            tokens.expect(">");
            return new TypeExpression.ResultOf(Optional.empty(), Optional.of(error));
        }
        var ok = Optional.of(type());
        var error = tokens.takeIf(",") ? Optional.of(type()) : Optional.<TypeExpression>empty();
        tokens.expect(">");
        return new TypeExpression.ResultOf(ok, error);
    }

    private Optional<TypeExpression> optionalParameter() {
        if (!tokens.takeIf("<")) {
            return Optional.empty();
        }
        var parameter = type();
        tokens.expect(">");
        return Optional.of(parameter);
    }

    private Ast.Name resource() {
        tokens.expect("<");
        var resource = tokens.name("the name of a resource");
        tokens.expect(">");
        return resource;
    }
}
