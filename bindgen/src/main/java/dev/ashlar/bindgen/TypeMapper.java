package dev.ashlar.bindgen;

import dev.ashlar.wit.Scope;
import dev.ashlar.wit.Type;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitFunction;
import dev.ashlar.wit.WitResolution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** WIT's types in Java, and which of them have no place there yet. */
final class TypeMapper {
    private static final int MAX_SLOTS = 254;
    private static final int MAX_TUPLE = 16;
    private static final int MAX_PARTS = 1_000;

    private final WitResolution resolution;
    private final Layout layout;
    private final Map<TypeName, Optional<String>> obstacles = new HashMap<>();
    private final Map<TypeName, Integer> aliasParts = new HashMap<>();

    TypeMapper(WitResolution resolution, Layout layout) {
        this.resolution = resolution;
        this.layout = layout;
    }

    JavaType map(Type type) {
        return switch (resolution.underlying(type)) {
            case Type.Primitive primitive -> primitive(primitive);
            case Type.ListOf(var element) -> list(element);
            case Type.FixedListOf(var element, var length) -> list(element);
            case Type.MapOf(var key, var value) -> new JavaType.Reference(util("Map"), map(key), map(value));
            case Type.TupleOf(var elements) ->
                new JavaType.Reference(
                        ClassName.ofRuntime("Tuple.Of" + elements.size()),
                        elements.stream().map(this::map).toList());
            case Type.OptionOf(var payload) -> new JavaType.Reference(util("Optional"), map(payload));
            case Type.ResultOf(var ok, var error) ->
                new JavaType.Reference(ClassName.ofRuntime("Result"), mapOrVoid(ok), mapOrVoid(error));
            case Type.Named(var name) -> named(name);
            case Type.Own(var name) -> new JavaType.Reference(layout.type(name));
            case Type.Borrow(var name) -> new JavaType.Reference(layout.type(name));
            case Type.StreamOf stream -> throw new IllegalArgumentException(stream + " has no place in Java");
            case Type.FutureOf future -> throw new IllegalArgumentException(future + " has no place in Java");
        };
    }

    /** What a function returns when all went well. */
    JavaType result(WitFunction function) {
        return mapOrVoid(function.result()
                .flatMap(type -> resolution.underlying(type) instanceof Type.ResultOf(var ok, var error)
                        ? ok
                        : Optional.of(type)));
    }

    /** What a function throws. */
    Optional<ClassName> exception(Scope scope, WitFunction function) {
        if (function.result()
                .map(resolution::underlying)
                .filter(Type.ResultOf.class::isInstance)
                .isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(layout.error(function)
                .map(error -> layout.exception(scope, error))
                .orElse(ClassName.ofRuntime("UnitErrorException")));
    }

    private JavaType mapOrVoid(Optional<Type> type) {
        return type.map(this::map).orElse(JavaType.VOID);
    }

    private static JavaType primitive(Type.Primitive primitive) {
        return switch (primitive) {
            case BOOL -> new JavaType.Primitive("boolean", ClassName.ofLang("Boolean"));
            case S8 -> new JavaType.Primitive("byte", ClassName.ofLang("Byte"));
            case S16 -> new JavaType.Primitive("short", ClassName.ofLang("Short"));
            case U8, U16, S32, CHAR -> new JavaType.Primitive("int", ClassName.ofLang("Integer"));
            case U32, S64, U64 -> new JavaType.Primitive("long", ClassName.ofLang("Long"));
            case F32 -> new JavaType.Primitive("float", ClassName.ofLang("Float"));
            case F64 -> new JavaType.Primitive("double", ClassName.ofLang("Double"));
            case STRING -> new JavaType.Reference(ClassName.ofLang("String"));
            case ERROR_CONTEXT -> throw new IllegalArgumentException("error-context has no place in Java");
        };
    }

    private JavaType list(Type element) {
        if (resolution.underlying(element) instanceof Type.Primitive primitive) {
            String keyword = switch (primitive) {
                case S8, U8 -> "byte";
                case S16, U16 -> "short";
                case S32, U32 -> "int";
                case S64, U64 -> "long";
                case F32 -> "float";
                case F64 -> "double";
                case BOOL, CHAR, STRING, ERROR_CONTEXT -> "";
            };
            if (!keyword.isEmpty()) {
                return new JavaType.ArrayOf(keyword);
            }
        }
        return new JavaType.Reference(util("List"), map(element));
    }

    private JavaType named(TypeName name) {
        var type = new JavaType.Reference(layout.type(name));
        return resolution.definition(name).kind() instanceof TypeKind.FlagsOf
                ? new JavaType.Reference(util("Set"), type)
                : type;
    }

    private static ClassName util(String name) {
        return new ClassName("java.util", name);
    }

    /** Why a function is left out; empty where it is not. */
    Optional<String> obstacle(WitFunction function) {
        if (function.async()) {
            return Optional.of("it is async, which is not supported yet");
        }
        var types = Stream.concat(
                        function.parameters().stream().map(WitFunction.Parameter::type), function.result().stream())
                .toList();
        return first(types)
                .or(() -> tooMany(
                        "parameters",
                        function.parameters().stream()
                                .map(WitFunction.Parameter::type)
                                .toList()));
    }

    /** Why a type that is declared under a name is left out; empty where it is not. */
    Optional<String> obstacle(TypeName name) {
        var known = obstacles.get(name);
        if (known == null) {
            known = switch (resolution.definition(name).kind()) {
                case TypeKind.RecordOf(var fields) -> {
                    var types = fields.stream().map(TypeKind.Field::type).toList();
                    yield first(types).or(() -> tooMany("fields", types));
                }
                case TypeKind.VariantOf(var cases) ->
                    first(cases.stream().flatMap(c -> c.payload().stream()).toList());
                case TypeKind.EnumOf e -> Optional.empty();
                case TypeKind.FlagsOf flags -> Optional.empty();
                case TypeKind.Resource resource -> Optional.empty();
                case TypeKind.Alias(var target) ->
                    obstacle(target)
                            .or(() -> parts(target) > MAX_PARTS
                                    ? Optional.of("it has more than " + MAX_PARTS
                                            + " parts, its names replaced by what they stand for")
                                    : Optional.empty());
                case TypeKind.Use(var origin) -> obstacle(origin);
            };
            obstacles.put(name, known);
        }
        return known;
    }

    /** Why what mentions a type is left out; empty where it is not. */
    Optional<String> obstacle(Type type) {
        return switch (type) {
            case Type.StreamOf stream -> Optional.of("it has a stream, which is not supported yet");
            case Type.FutureOf future -> Optional.of("it has a future, which is not supported yet");
            case Type.Primitive primitive ->
                primitive == Type.Primitive.ERROR_CONTEXT
                        ? Optional.of("it has an error-context, which is not supported yet")
                        : Optional.empty();
            case Type.ListOf(var element) -> obstacle(element);
            case Type.FixedListOf(var element, var length) -> obstacle(element);
            case Type.MapOf(var key, var value) -> obstacle(value);
            case Type.TupleOf(var elements) ->
                elements.size() > MAX_TUPLE
                        ? Optional.of("it has a tuple of more than " + MAX_TUPLE + " elements")
                        : first(elements);
            case Type.OptionOf(var payload) -> obstacle(payload);
            case Type.ResultOf(var ok, var error) ->
                first(Stream.concat(ok.stream(), error.stream()).toList());
            case Type.Named(var name) -> obstacle(name);
            case Type.Own own -> Optional.empty();
            case Type.Borrow borrow -> Optional.empty();
        };
    }

    /** How many parts a type has once aliases are replaced; sharing makes that exponential in the length of the text. */
    private int parts(Type type) {
        return switch (type) {
            case Type.Named(var name) -> {
                var known = aliasParts.get(name);
                if (known == null) {
                    known = resolution.definition(name).kind() instanceof TypeKind.Alias(var target)
                            ? parts(target)
                            : 1;
                    aliasParts.put(name, known);
                }
                yield known;
            }
            case Type.ListOf(var element) -> 1 + parts(element);
            case Type.FixedListOf(var element, var length) -> 1 + parts(element);
            case Type.MapOf(var key, var value) -> 2 + parts(value);
            case Type.OptionOf(var payload) -> 1 + parts(payload);
            case Type.TupleOf(var elements) -> parts(elements.stream());
            case Type.ResultOf(var ok, var error) -> parts(Stream.concat(ok.stream(), error.stream()));
            case Type.Primitive primitive -> 1;
            case Type.Own own -> 1;
            case Type.Borrow borrow -> 1;
            case Type.StreamOf stream -> 1;
            case Type.FutureOf future -> 1;
        };
    }

    private int parts(Stream<Type> types) {
        return (int) Math.min(MAX_PARTS + 1, 1 + types.mapToLong(this::parts).sum());
    }

    private Optional<String> first(List<Type> types) {
        return types.stream().map(this::obstacle).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> tooMany(String what, List<Type> types) {
        int slots = types.stream().mapToInt(type -> map(type).slots()).sum();
        return slots > MAX_SLOTS
                ? Optional.of("it has more " + what + " than a method of Java can have parameters")
                : Optional.empty();
    }
}
