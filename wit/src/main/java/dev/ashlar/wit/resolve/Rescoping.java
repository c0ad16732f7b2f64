package dev.ashlar.wit.resolve;

import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.FunctionKind;
import dev.ashlar.wit.Gate;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.Type;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitFunction;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WorldItem;
import java.util.List;
import java.util.Map;

/**
 * Moves what one world declares into another that includes it: references to the types of the one become references to
 * those of the other, and plain names may change on the way.
 *
 * <p>A gate tells of versions and features of its own package, so it stays behind where the packages differ.
 *
 * @param gate of the {@code include}, which goes before those of the items
 */
record Rescoping(InterfaceName from, InterfaceName to, Map<String, String> renamings, Gate gate) {
    String name(String plain) {
        return renamings.getOrDefault(plain, plain);
    }

    WorldItem item(WorldItem item) {
        return switch (item) {
            case WorldItem.OfInterface(var name, var annotations) ->
                new WorldItem.OfInterface(name, gated(annotations));
            case WorldItem.OfNamedInterface(var name, var implemented, var annotations) ->
                new WorldItem.OfNamedInterface(name(name), implemented, gated(annotations));
            case WorldItem.OfInlineInterface(var name, var body) ->
                new WorldItem.OfInlineInterface(
                        name(name),
                        new WitInterface(
                                scope(body.scope()),
                                body.types().stream().map(this::definition).toList(),
                                body.functions().stream().map(this::function).toList(),
                                gated(body.annotations())));
            case WorldItem.OfFunction(var function) ->
                new WorldItem.OfFunction(
                        renamed(function(function), name(function.name()), gated(function.annotations())));
        };
    }

    private static WitFunction renamed(WitFunction function, String name, Annotations annotations) {
        return new WitFunction(
                name, function.kind(), function.async(), function.parameters(), function.result(), annotations);
    }

    /** A type of the world itself. */
    TypeDefinition worldType(TypeDefinition definition) {
        var moved = definition(definition);
        var name = name(moved.name());
        var kind = moved.kind() instanceof TypeKind.Resource(var functions)
                ? new TypeKind.Resource(functions.stream()
                        .map(function -> ofResource(name, function))
                        .toList())
                : moved.kind();
        return new TypeDefinition(name, kind, gated(definition.annotations()));
    }

    private static WitFunction ofResource(String resource, WitFunction function) {
        var kind = switch (function.kind()) {
            case FunctionKind.Free free -> free;
            case FunctionKind.Constructor constructor -> new FunctionKind.Constructor(resource);
            case FunctionKind.Method method -> new FunctionKind.Method(resource);
            case FunctionKind.Static of -> new FunctionKind.Static(resource);
        };
        boolean constructor = kind instanceof FunctionKind.Constructor;
        return new WitFunction(
                constructor ? resource : function.name(),
                kind,
                function.async(),
                function.parameters(),
                function.result(),
                function.annotations());
    }

    private TypeDefinition definition(TypeDefinition definition) {
        var kind = switch (definition.kind()) {
            case TypeKind.RecordOf(var fields) ->
                new TypeKind.RecordOf(fields.stream()
                        .map(field -> new TypeKind.Field(field.name(), type(field.type()), field.annotations()))
                        .toList());
            case TypeKind.VariantOf(var cases) ->
                new TypeKind.VariantOf(cases.stream()
                        .map(one -> new TypeKind.Case(one.name(), one.payload().map(this::type), one.annotations()))
                        .toList());
            case TypeKind.Resource(var functions) ->
                new TypeKind.Resource(functions.stream().map(this::function).toList());
            case TypeKind.Alias(var target) -> new TypeKind.Alias(type(target));
            case TypeKind.Use use -> use;
            case TypeKind.EnumOf of -> of;
            case TypeKind.FlagsOf of -> of;
        };
        return new TypeDefinition(definition.name(), kind, moved(definition.annotations()));
    }

    /** Annotations of what is inside an item. */
    private Annotations moved(Annotations annotations) {
        return from.packageName().equals(to.packageName())
                ? annotations
                : new Annotations(annotations.docs(), Gate.OPEN, annotations.externalId());
    }

    /** Annotations of an item of the world. */
    private Annotations gated(Annotations annotations) {
        return gate.equals(Gate.OPEN)
                ? moved(annotations)
                : new Annotations(annotations.docs(), gate, annotations.externalId());
    }

    private WitFunction function(WitFunction function) {
        List<WitFunction.Parameter> parameters = function.parameters().stream()
                .map(parameter -> new WitFunction.Parameter(parameter.name(), type(parameter.type())))
                .toList();
        return new WitFunction(
                function.name(),
                function.kind(),
                function.async(),
                parameters,
                function.result().map(this::type),
                moved(function.annotations()));
    }

    private Type type(Type type) {
        return switch (type) {
            case Type.Primitive primitive -> primitive;
            case Type.ListOf(var element) -> new Type.ListOf(type(element));
            case Type.FixedListOf(var element, var length) -> new Type.FixedListOf(type(element), length);
            case Type.MapOf(var key, var value) -> new Type.MapOf(key, type(value));
            case Type.TupleOf(var elements) ->
                new Type.TupleOf(elements.stream().map(this::type).toList());
            case Type.OptionOf(var payload) -> new Type.OptionOf(type(payload));
            case Type.ResultOf(var ok, var error) -> new Type.ResultOf(ok.map(this::type), error.map(this::type));
            case Type.StreamOf(var element) -> new Type.StreamOf(element.map(this::type));
            case Type.FutureOf(var element) -> new Type.FutureOf(element.map(this::type));
            case Type.Named(var name) -> new Type.Named(typeName(name));
            case Type.Own(var name) -> new Type.Own(typeName(name));
            case Type.Borrow(var name) -> new Type.Borrow(typeName(name));
        };
    }

    private TypeName typeName(TypeName name) {
        return name.scope() instanceof Scope.OfWorld(var world) && world.equals(from)
                ? new TypeName(new Scope.OfWorld(to), name(name.name()))
                : new TypeName(scope(name.scope()), name.name());
    }

    private Scope scope(Scope scope) {
        return scope instanceof Scope.OfInlineInterface(var world, var direction, var name) && world.equals(from)
                ? new Scope.OfInlineInterface(to, direction, name(name))
                : scope;
    }
}
