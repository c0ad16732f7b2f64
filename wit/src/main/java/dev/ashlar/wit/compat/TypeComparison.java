package dev.ashlar.wit.compat;

import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.Type;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitResolution;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Compares types, which have to be the same: by structure, but for resources, which are known by where they come from.
 *
 * <p>A difference inside a type with a name is reported once, at that type, however many functions use it.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Explainer.md#type-definitions">
 *     Component Model: type definitions</a>
 */
final class TypeComparison {
    private final Sides sides;
    private final Paths paths;
    private final InterfaceName requiredInterface;
    private final InterfaceName providedInterface;
    private final Set<Pair> compared = new HashSet<>();

    private record Pair(TypeName required, TypeName provided) {}

    /** A field or case, by its place. */
    private record Member(int index, Optional<Type> type) {}

    /** @param requiredInterface taken to be the same as {@code providedInterface}, whatever their names */
    TypeComparison(Sides sides, Paths paths, InterfaceName requiredInterface, InterfaceName providedInterface) {
        this.sides = sides;
        this.paths = paths;
        this.requiredInterface = requiredInterface;
        this.providedInterface = providedInterface;
    }

    /** Compares what stands behind two names. */
    void compareNamed(TypeName required, TypeName provided) {
        var requiredOrigin = sides.required().origin(required);
        var providedOrigin = sides.provided().origin(provided);
        if (!compared.add(new Pair(requiredOrigin, providedOrigin))) {
            return;
        }
        var path = paths.of(requiredOrigin);
        var requiredKind = sides.required().definition(requiredOrigin).kind();
        var providedKind = sides.provided().definition(providedOrigin).kind();
        switch (requiredKind) {
            case TypeKind.RecordOf(var fields)
            when providedKind instanceof TypeKind.RecordOf(var others) ->
                compareMembers(path + ".fields", fieldsOf(fields), fieldsOf(others));
            case TypeKind.VariantOf(var cases)
            when providedKind instanceof TypeKind.VariantOf(var others) ->
                compareMembers(path + ".cases", casesOf(cases), casesOf(others));
            case TypeKind.EnumOf(var cases)
            when providedKind instanceof TypeKind.EnumOf(var others) ->
                compareMembers(
                        path + ".cases",
                        names(cases.stream().map(TypeKind.EnumCase::name).toList()),
                        names(others.stream().map(TypeKind.EnumCase::name).toList()));
            case TypeKind.FlagsOf(var flags)
            when providedKind instanceof TypeKind.FlagsOf(var others) ->
                compareMembers(
                        path + ".flags",
                        names(flags.stream().map(TypeKind.Flag::name).toList()),
                        names(others.stream().map(TypeKind.Flag::name).toList()));
            case TypeKind.Alias(var target)
            when providedKind instanceof TypeKind.Alias(var other) -> compare(path, target, other);
            default -> {
                if (requiredKind instanceof TypeKind.Alias || providedKind instanceof TypeKind.Alias) {
                    var one = named(requiredOrigin, requiredKind);
                    var other = named(providedOrigin, providedKind);
                    compareUnderlying(new Use(path, one, other), one, other);
                } else if (requiredKind instanceof TypeKind.Resource && providedKind instanceof TypeKind.Resource) {
                    compareResources(path, requiredOrigin, providedOrigin);
                } else {
                    sides.changed(path, keyword(requiredKind), keyword(providedKind));
                }
            }
        }
    }

    private static Type named(TypeName name, TypeKind kind) {
        return kind instanceof TypeKind.Resource ? new Type.Own(name) : new Type.Named(name);
    }

    private void compareMembers(
            String path, SequencedMap<String, Member> required, SequencedMap<String, Member> provided) {
        required.forEach((name, member) -> {
            if (!provided.containsKey(name)) {
                sides.onlyRequired(at(path, member, name), member.type().map(Type::toString));
            }
        });
        provided.forEach((name, member) -> {
            if (!required.containsKey(name)) {
                sides.onlyProvided(at(path, member, name), member.type().map(Type::toString));
            }
        });
        var requiredNames = List.copyOf(required.keySet());
        var providedNames = List.copyOf(provided.keySet());
        if (!requiredNames.equals(providedNames) && required.keySet().equals(provided.keySet())) {
            sides.changed(path, String.join(", ", requiredNames), String.join(", ", providedNames));
        }
        required.forEach((name, member) -> {
            var other = provided.get(name);
            if (other != null) {
                compare(at(path, member, name), member.type(), other.type());
            }
        });
    }

    private static String at(String path, Member member, String name) {
        return path + "[" + member.index() + "]." + name;
    }

    private static SequencedMap<String, Member> fieldsOf(List<TypeKind.Field> fields) {
        var members = new LinkedHashMap<String, Member>();
        fields.forEach(field -> members.put(field.name(), new Member(members.size(), Optional.of(field.type()))));
        return members;
    }

    private static SequencedMap<String, Member> casesOf(List<TypeKind.Case> cases) {
        var members = new LinkedHashMap<String, Member>();
        cases.forEach(one -> members.put(one.name(), new Member(members.size(), one.payload())));
        return members;
    }

    private static SequencedMap<String, Member> names(List<String> names) {
        var members = new LinkedHashMap<String, Member>();
        names.forEach(name -> members.put(name, new Member(members.size(), Optional.empty())));
        return members;
    }

    /** Where types are used that have no name, and how they are written there in full. */
    private record Use(String path, Type required, Type provided) {}

    void compare(String path, Optional<Type> required, Optional<Type> provided) {
        if (required.isPresent() && provided.isPresent()) {
            compare(path, required.orElseThrow(), provided.orElseThrow());
        } else if (required.isPresent() || provided.isPresent()) {
            sides.changed(
                    path,
                    required.map(Type::toString).orElse("nothing"),
                    provided.map(Type::toString).orElse("nothing"));
        }
    }

    void compare(String path, Type required, Type provided) {
        compare(new Use(path, required, provided), required, provided);
    }

    private void compare(Use use, Optional<Type> required, Optional<Type> provided) {
        if (required.isPresent() && provided.isPresent()) {
            compare(use, required.orElseThrow(), provided.orElseThrow());
        } else if (required.isPresent() || provided.isPresent()) {
            sides.changed(use.path(), use.required().toString(), use.provided().toString());
        }
    }

    private void compare(Use use, Type required, Type provided) {
        if (required instanceof Type.Named(var requiredName) && provided instanceof Type.Named(var providedName)) {
            var requiredOrigin = sides.required().origin(requiredName);
            var providedOrigin = sides.provided().origin(providedName);
            if (requiredOrigin.name().equals(providedOrigin.name())) {
                compareNamed(requiredOrigin, providedOrigin);
                return;
            }
        }
        compareUnderlying(use, required, provided);
    }

    private void compareUnderlying(Use use, Type required, Type provided) {
        var requiredType = sides.required().underlying(required);
        var providedType = sides.provided().underlying(provided);
        switch (requiredType) {
            case Type.Named(var name)
            when providedType instanceof Type.Named(var other) && sameKind(name, other) -> compareNamed(name, other);
            case Type.ListOf(var element)
            when providedType instanceof Type.ListOf(var other) -> compare(use, element, other);
            case Type.FixedListOf(var element, var length)
            when providedType instanceof Type.FixedListOf(var other, var otherLength) && length == otherLength ->
                compare(use, element, other);
            case Type.MapOf(var key, var value)
            when providedType instanceof Type.MapOf(var otherKey, var other) && key == otherKey ->
                compare(use, value, other);
            case Type.TupleOf(var elements)
            when providedType instanceof Type.TupleOf(var others) && elements.size() == others.size() -> {
                for (int i = 0; i < elements.size(); i++) {
                    compare(use, elements.get(i), others.get(i));
                }
            }
            case Type.OptionOf(var payload)
            when providedType instanceof Type.OptionOf(var other) -> compare(use, payload, other);
            case Type.ResultOf(var ok, var error)
            when providedType instanceof Type.ResultOf(var otherOk, var otherError) -> {
                compare(use, ok, otherOk);
                compare(use, error, otherError);
            }
            case Type.StreamOf(var element)
            when providedType instanceof Type.StreamOf(var other) -> compare(use, element, other);
            case Type.FutureOf(var element)
            when providedType instanceof Type.FutureOf(var other) -> compare(use, element, other);
            case Type.Own(var resource)
            when providedType instanceof Type.Own(var other) -> compareResources(use.path(), resource, other);
            case Type.Borrow(var resource)
            when providedType instanceof Type.Borrow(var other) -> compareResources(use.path(), resource, other);
            default -> {
                if (!requiredType.equals(providedType)) {
                    changed(use, required, provided);
                }
            }
        }
    }

    private boolean sameKind(TypeName required, TypeName provided) {
        return sides.required()
                .definition(required)
                .kind()
                .getClass()
                .equals(sides.provided().definition(provided).kind().getClass());
    }

    /** Shows what is written, or what tells the types apart where that is the same. */
    private void changed(Use use, Type required, Type provided) {
        if (!use.required().toString().equals(use.provided().toString())) {
            sides.changed(use.path(), use.required().toString(), use.provided().toString());
        } else {
            sides.changed(use.path(), described(required, sides.required()), described(provided, sides.provided()));
        }
    }

    private static String described(Type type, WitResolution resolution) {
        return switch (resolution.underlying(type)) {
            case Type.Named(var name) -> keyword(resolution.definition(name).kind()) + " " + name.name();
            case Type.Own(var name) -> "resource " + name;
            case Type.Borrow(var name) -> "borrowed resource " + name;
            case Type other -> other.toString();
        };
    }

    private void compareResources(String path, TypeName required, TypeName provided) {
        var requiredResource = sides.required().resource(required);
        var providedResource = sides.provided().resource(provided);
        if (!requiredResource.name().equals(providedResource.name())
                || !isSame(requiredResource.scope(), providedResource.scope())) {
            sides.changed(path, requiredResource.toString(), providedResource.toString());
        }
    }

    private boolean isSame(Scope required, Scope provided) {
        if (required instanceof Scope.OfInterface(var name) && provided instanceof Scope.OfInterface(var other)) {
            return name.equals(requiredInterface) && other.equals(providedInterface) || name.isCompatibleWith(other);
        }
        return required instanceof Scope.OfWorld && provided instanceof Scope.OfWorld
                || required instanceof Scope.OfInlineInterface mine
                        && provided instanceof Scope.OfInlineInterface others
                        && mine.name().equals(others.name());
    }

    private static String keyword(TypeKind kind) {
        return switch (kind) {
            case TypeKind.RecordOf of -> "record";
            case TypeKind.VariantOf of -> "variant";
            case TypeKind.EnumOf of -> "enum";
            case TypeKind.FlagsOf of -> "flags";
            case TypeKind.Resource of -> "resource";
            case TypeKind.Alias(var target) -> target.toString();
            case TypeKind.Use(var origin) -> origin.toString();
        };
    }
}
