package dev.ashlar.bindgen;

import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.Type;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitFunction;
import dev.ashlar.wit.WitResolution;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Decides which classes there are and what they are called. Nothing here depends on which worlds are asked for: the
 * Java of an interface is the same in every run.
 *
 * <p>A function that returns a {@code result} throws an exception for its error. The class of that stands beside the
 * type of the error, where a function of the same WIT package has such a result; otherwise, and for types without a
 * name, beside the function.
 */
final class Layout {
    private final WitResolution resolution;
    private final Packages packages;
    private final Map<Scope, ScopeClasses> classes = new HashMap<>();

    Layout(WitResolution resolution, BindgenOptions options) {
        this.resolution = resolution;
        this.packages = new Packages(resolution, options);
        for (var declared : resolution.packages()) {
            var scopes = ScopeContent.in(declared);
            scopes.forEach(content -> classes.put(content.scope(), new ScopeClasses(content)));
            for (var content : scopes) {
                content.allFunctions().forEach(function -> addException(declared.name(), content.scope(), function));
            }
        }
    }

    private void addException(PackageName inPackage, Scope user, WitFunction function) {
        error(function).ifPresent(error -> {
            var named = declaredName(error);
            var owner = named.map(TypeName::scope)
                    .filter(scope -> scope.container().packageName().equals(inPackage))
                    .orElse(user);
            classesOf(owner).addException(error, named.map(TypeName::name).orElseGet(() -> describe(error)));
        });
    }

    /** The type of the error where a function returns a result that has one. */
    Optional<Type> error(WitFunction function) {
        return function.result()
                .filter(type -> resolution.underlying(type) instanceof Type.ResultOf)
                .flatMap(type -> ((Type.ResultOf) resolution.underlying(type)).error())
                .map(this::canonical);
    }

    /** Without the names that lead to it, but for the last. */
    private Type canonical(Type type) {
        var underlying = resolution.underlying(type);
        if (type instanceof Type.Named(var name) && declaredName(underlying).isEmpty()) {
            return new Type.Named(resolution.origin(name));
        }
        return underlying;
    }

    private static Optional<TypeName> declaredName(Type type) {
        return switch (type) {
            case Type.Named(var name) -> Optional.of(name);
            case Type.Own(var name) -> Optional.of(name);
            default -> Optional.empty();
        };
    }

    /** A name for a type that has none. */
    private String describe(Type type) {
        return switch (type) {
            case Type.Primitive primitive -> primitive.toString();
            case Type.ListOf(var element) -> "list-of-" + describe(element);
            case Type.FixedListOf(var element, var length) ->
                "list-of-" + Integer.toUnsignedString(length) + "-" + describe(element);
            case Type.MapOf(var key, var value) -> "map-of-" + describe(key) + "-to-" + describe(value);
            case Type.TupleOf(var elements) ->
                "tuple-of-"
                        + String.join(
                                "-and-", elements.stream().map(this::describe).toList());
            case Type.OptionOf(var payload) -> "option-of-" + describe(payload);
            case Type.ResultOf(var ok, var error) ->
                "result-of-" + ok.map(this::describe).orElse("nothing") + "-or-"
                        + error.map(this::describe).orElse("nothing");
            case Type.StreamOf(var element) ->
                "stream-of-" + element.map(this::describe).orElse("nothing");
            case Type.FutureOf(var element) ->
                "future-of-" + element.map(this::describe).orElse("nothing");
            case Type.Named(var name) -> name.name();
            case Type.Own(var name) -> name.name();
            case Type.Borrow(var name) -> name.name();
        };
    }

    String packageOf(Scope scope) {
        return packages.of(scope);
    }

    /** The class for a type that was declared in WIT, not an alias. */
    ClassName type(TypeName origin) {
        return classesOf(origin.scope()).type(origin.name());
    }

    /** The class that holds functions of an interface, or stands for a world. */
    ClassName functions(Scope scope) {
        return classesOf(scope).functions;
    }

    /** What a function of a scope throws for an error. */
    ClassName exception(Scope user, Type error) {
        return declaredName(error)
                .flatMap(name -> classesOf(name.scope()).exception(error))
                .or(() -> classesOf(user).exception(error))
                .orElseThrow();
    }

    /** The errors that have their exceptions in a scope. */
    SequencedMap<Type, ClassName> exceptionsIn(Scope scope) {
        return classesOf(scope).exceptions;
    }

    /** The top-level classes of the scope's package. */
    Collection<String> namesIn(Scope scope) {
        return classesOf(scope).all();
    }

    private ScopeClasses classesOf(Scope scope) {
        var found = classes.get(scope);
        if (found == null) {
            throw new IllegalStateException("nothing is known of " + scope);
        }
        return found;
    }

    /** The classes of one package. */
    private final class ScopeClasses {
        private final String packageName;
        private final NameScope names = NameScope.ofTypes();
        private final SequencedMap<String, ClassName> types = new LinkedHashMap<>();
        private final SequencedMap<Type, ClassName> exceptions = new LinkedHashMap<>();
        private final ClassName functions;

        ScopeClasses(ScopeContent content) {
            packageName = packages.of(content.scope());
            for (var type : content.types()) {
                if (!(type.kind() instanceof TypeKind.Alias || type.kind() instanceof TypeKind.Use)) {
                    types.put(type.name(), claim(JavaNames.type(type.name())));
                }
            }
            functions = claimFunctions(content.scope());
        }

        private ClassName claimFunctions(Scope scope) {
            return switch (scope) {
                case Scope.OfInterface(var name) -> claimOr(JavaNames.type(name.name()), "Interface");
                case Scope.OfInlineInterface inline -> claimOr(JavaNames.type(inline.name()), "Interface");
                case Scope.OfWorld(var name) -> claimWorld(JavaNames.type(name.name()));
            };
        }

        private ClassName claimWorld(String wanted) {
            return WorldWriter.NESTED.contains(wanted) ? claim(wanted + "World") : claimOr(wanted, "World");
        }

        private ClassName claimOr(String wanted, String suffix) {
            return claim(names.isFree(wanted) ? wanted : wanted + suffix);
        }

        private ClassName claim(String wanted) {
            return new ClassName(packageName, names.claim(wanted));
        }

        void addException(Type error, String witName) {
            exceptions.computeIfAbsent(error, type -> claim(JavaNames.type(witName) + "Exception"));
        }

        ClassName type(String witName) {
            return Optional.ofNullable(types.get(witName)).orElseThrow();
        }

        Optional<ClassName> exception(Type error) {
            return Optional.ofNullable(exceptions.get(error));
        }

        List<String> all() {
            return java.util.stream.Stream.of(types.values(), exceptions.values(), List.of(functions))
                    .flatMap(Collection::stream)
                    .map(ClassName::name)
                    .toList();
        }
    }
}
