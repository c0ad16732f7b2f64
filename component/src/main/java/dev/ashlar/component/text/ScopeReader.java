package dev.ashlar.component.text;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.FunctionKind;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.Type;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitFunction;
import dev.ashlar.wit.WitInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what an interface or a world itself declares.
 *
 * <p>An export of a type that is already known in this scope is an alias, one that is known elsewhere is a {@code use},
 * any other is a definition.
 */
final class ScopeReader {
    private final Reading reading;
    private final Scope scope;
    private final TypeTable<String> names;
    private final Map<String, TypeDefinition> types = new LinkedHashMap<>();
    private final Map<String, Map<String, WitFunction>> resources = new LinkedHashMap<>();
    private final Map<String, WitFunction> functions = new LinkedHashMap<>();

    ScopeReader(Reading reading, Scope scope) {
        this.reading = reading;
        this.scope = scope;
        this.names = new TypeTable<>(reading.ids());
    }

    void read(ComponentInstanceType instance) {
        instance.exports().forEach((name, extern) -> {
            switch (extern) {
                case ComponentExternType.Function(var type) -> function(name, type);
                case ComponentExternType.Type type -> type(name, type);
                case ComponentExternType.Resource(var resource) -> resource(name, resource);
                case ComponentExternType.Instance inner -> throw unsayable(name, "an instance");
                case ComponentExternType.Component inner -> throw unsayable(name, "a component");
                case ComponentExternType.CoreModule inner -> throw unsayable(name, "a core module");
            }
        });
    }

    private NotInWitException unsayable(String name, String what) {
        return new NotInWitException("%s in %s is %s".formatted(name, scope, what));
    }

    void type(String name, ComponentExternType.Type type) {
        switch (type.type()) {
            case DefinedType.Value(var value) -> value(name, value);
            case DefinedType.Resource(var resource) -> resource(name, resource);
            case DefinedType.Function function -> throw unsayable(name, "a type of functions");
            case DefinedType.Instance instance -> throw unsayable(name, "a type of instances");
            case DefinedType.Component component -> throw unsayable(name, "a type of components");
        }
    }

    void resource(String name, ResourceType type) {
        var local = names.of(type).filter(known -> !known.equals(name));
        var origin = reading.origins().of(type).filter(this::isElsewhere);
        if (local.isPresent()) {
            define(name, new TypeKind.Alias(new Type.Own(new TypeName(scope, local.orElseThrow()))));
        } else if (origin.isPresent()) {
            define(name, new TypeKind.Use(origin.orElseThrow()));
        } else {
            define(name, new TypeKind.Resource(List.of()));
            resources.computeIfAbsent(name, missing -> new LinkedHashMap<>());
        }
        names.put(type, name);
        reading.origins().put(type, new TypeName(scope, name));
    }

    private void value(String name, ValType type) {
        var local = names.ofSame(type).filter(known -> !known.equals(name));
        var origin = reading.origins()
                .ofSame(type)
                .or(() -> reading.origins()
                        .ofEqual(type)
                        .filter(known -> known.name().equals(name)))
                .filter(this::isElsewhere);
        if (local.isPresent()) {
            define(name, new TypeKind.Alias(new Type.Named(new TypeName(scope, local.orElseThrow()))));
        } else if (origin.isPresent()) {
            define(name, new TypeKind.Use(origin.orElseThrow()));
        } else {
            define(name, kind(type));
        }
        names.put(type, name);
        reading.origins().put(type, new TypeName(scope, name));
    }

    /** Whether a type can be taken from there with {@code use}. */
    private boolean isElsewhere(TypeName name) {
        return name.scope() instanceof Scope.OfInterface && !name.scope().equals(scope);
    }

    private void define(String name, TypeKind kind) {
        var definition = new TypeDefinition(name, kind, Annotations.NONE);
        var before = types.putIfAbsent(name, definition);
        if (before != null && !before.equals(definition)) {
            throw new NotInWitException("%s has two types of the name %s".formatted(scope, name));
        }
    }

    private TypeKind kind(ValType type) {
        return switch (type) {
            case ValType.RecordOf(var fields) ->
                new TypeKind.RecordOf(fields.stream()
                        .map(field -> new TypeKind.Field(field.name(), reference(field.type()), Annotations.NONE))
                        .toList());
            case ValType.VariantOf(var cases) ->
                new TypeKind.VariantOf(cases.stream()
                        .map(one -> new TypeKind.Case(one.name(), one.payload().map(this::reference), Annotations.NONE))
                        .toList());
            case ValType.EnumOf(var cases) ->
                new TypeKind.EnumOf(cases.stream()
                        .map(one -> new TypeKind.EnumCase(one, Annotations.NONE))
                        .toList());
            case ValType.FlagsOf(var flags) ->
                new TypeKind.FlagsOf(flags.stream()
                        .map(flag -> new TypeKind.Flag(flag, Annotations.NONE))
                        .toList());
            default -> new TypeKind.Alias(anonymous(type));
        };
    }

    /** A type as it is used. */
    private Type reference(ValType type) {
        reading.countType();
        var local = names.ofEqual(type);
        if (local.isPresent()) {
            return new Type.Named(new TypeName(scope, local.orElseThrow()));
        }
        return TypeTable.isNominal(type) ? new Type.Named(used(type)) : anonymous(type);
    }

    private TypeName used(ValType type) {
        var origin = reading.origins()
                .ofEqual(type)
                .filter(this::isElsewhere)
                .orElseThrow(() -> new NotInWitException("%s refers to a type without a name".formatted(scope)));
        names.put(type, use(origin));
        return new TypeName(scope, origin.name());
    }

    private TypeName used(ResourceType type) {
        var local = names.of(type);
        if (local.isPresent()) {
            return new TypeName(scope, local.orElseThrow());
        }
        var origin = reading.origins()
                .of(type)
                .filter(this::isElsewhere)
                .orElseThrow(() -> new NotInWitException("%s refers to a resource without a name".formatted(scope)));
        names.put(type, use(origin));
        return new TypeName(scope, origin.name());
    }

    /** Takes a type under its own name that the scope itself does not export. */
    private String use(TypeName origin) {
        define(origin.name(), new TypeKind.Use(origin));
        return origin.name();
    }

    private Type anonymous(ValType type) {
        return switch (type) {
            case ValType.Primitive primitive -> Type.Primitive.valueOf(primitive.name());
            case ValType.ListOf(var element) -> new Type.ListOf(reference(element));
            case ValType.FixedListOf(var element, var length) -> new Type.FixedListOf(reference(element), length);
            case ValType.MapOf(var key, var value) -> map(key, value);
            case ValType.TupleOf(var elements) ->
                new Type.TupleOf(elements.stream().map(this::reference).toList());
            case ValType.OptionOf(var payload) -> new Type.OptionOf(reference(payload));
            case ValType.ResultOf(var ok, var error) ->
                new Type.ResultOf(ok.map(this::reference), error.map(this::reference));
            case ValType.StreamOf(var element) -> new Type.StreamOf(element.map(this::reference));
            case ValType.FutureOf(var element) -> new Type.FutureOf(element.map(this::reference));
            case ValType.Own(var resource) -> new Type.Own(used(resource));
            case ValType.Borrow(var resource) -> new Type.Borrow(used(resource));
            case ValType.RecordOf of -> new Type.Named(used(of));
            case ValType.VariantOf of -> new Type.Named(used(of));
            case ValType.EnumOf of -> new Type.Named(used(of));
            case ValType.FlagsOf of -> new Type.Named(used(of));
        };
    }

    private Type map(ValType key, ValType value) {
        if (!(key instanceof ValType.Primitive primitive)) {
            throw new NotInWitException("%s has a map with keys of the type %s".formatted(scope, key));
        }
        return new Type.MapOf(Type.Primitive.valueOf(primitive.name()), reference(value));
    }

    /** Reads a function; it is kept with its resource where it has one. */
    Optional<WitFunction> function(String externName, ComponentFunctionType type) {
        var name = FunctionName.parse(externName);
        boolean method = name.kind() instanceof FunctionKind.Method;
        var parameters = type.parameters().stream()
                .skip(method ? 1 : 0)
                .map(parameter -> new WitFunction.Parameter(parameter.name(), reference(parameter.type())))
                .toList();
        var function = new WitFunction(
                name.name(),
                name.kind(),
                type.async(),
                parameters,
                type.result().map(this::reference),
                Annotations.NONE);
        var siblings = name.resource()
                .map(resource -> Optional.ofNullable(resources.get(resource))
                        .orElseThrow(() -> unsayable(externName, "a function of a resource from elsewhere")))
                .orElse(functions);
        var before = siblings.putIfAbsent(externName, function);
        if (before != null && !before.equals(function)) {
            throw new NotInWitException("%s has two functions of the name %s".formatted(scope, externName));
        }
        return name.resource().isPresent() ? Optional.empty() : Optional.of(function);
    }

    /** The types, those from elsewhere first, with the functions of resources. */
    List<TypeDefinition> types() {
        return types.values().stream()
                .map(this::withFunctions)
                .sorted(Comparator.comparing(type -> !(type.kind() instanceof TypeKind.Use)))
                .toList();
    }

    private TypeDefinition withFunctions(TypeDefinition definition) {
        if (!(definition.kind() instanceof TypeKind.Resource)) {
            return definition;
        }
        var members = new ArrayList<>(
                resources.getOrDefault(definition.name(), Map.of()).values());
        return new TypeDefinition(definition.name(), new TypeKind.Resource(members), Annotations.NONE);
    }

    WitInterface read() {
        return new WitInterface(scope, types(), List.copyOf(functions.values()), Annotations.NONE);
    }
}
