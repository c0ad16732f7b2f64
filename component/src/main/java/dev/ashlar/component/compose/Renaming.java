package dev.ashlar.component.compose;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Types with other resources in place of theirs. What is shared in a type stays shared. */
final class Renaming {
    private final UnaryOperator<ResourceType> resources;
    private final Map<ValType, ValType> done = new IdentityHashMap<>();

    Renaming(UnaryOperator<ResourceType> resources) {
        this.resources = resources;
    }

    ComponentExternType extern(ComponentExternType type) {
        return switch (type) {
            case ComponentExternType.Function(ComponentFunctionType function) ->
                new ComponentExternType.Function(function(function));
            case ComponentExternType.Type(DefinedType defined) -> new ComponentExternType.Type(defined(defined));
            case ComponentExternType.Resource(ResourceType resource) ->
                new ComponentExternType.Resource(resources.apply(resource));
            case ComponentExternType.Instance(ComponentInstanceType instance) ->
                new ComponentExternType.Instance(instance(instance));
            case ComponentExternType.CoreModule module -> module;
            case ComponentExternType.Component component -> component;
        };
    }

    private ComponentInstanceType instance(ComponentInstanceType type) {
        SequencedMap<String, ComponentExternType> exports = new LinkedHashMap<>();
        type.exports().forEach((name, export) -> exports.put(name, extern(export)));
        return new ComponentInstanceType(exports);
    }

    private DefinedType defined(DefinedType type) {
        return switch (type) {
            case DefinedType.Value(ValType value) -> new DefinedType.Value(value(value));
            case DefinedType.Function(ComponentFunctionType function) -> new DefinedType.Function(function(function));
            case DefinedType.Resource(ResourceType resource) -> new DefinedType.Resource(resources.apply(resource));
            case DefinedType.Instance(ComponentInstanceType instance) -> new DefinedType.Instance(instance(instance));
            case DefinedType.Component component -> component;
        };
    }

    private ComponentFunctionType function(ComponentFunctionType type) {
        return new ComponentFunctionType(
                type.async(),
                type.parameters().stream()
                        .map(one -> new ComponentFunctionType.Parameter(one.name(), value(one.type())))
                        .toList(),
                optional(type.result()));
    }

    private Optional<ValType> optional(Optional<ValType> type) {
        return type.map(this::value);
    }

    private ValType value(ValType type) {
        if (type instanceof ValType.Primitive) {
            return type;
        }
        ValType known = done.get(type);
        if (known == null) {
            known = renamed(type);
            done.put(type, known);
        }
        return known;
    }

    private ValType renamed(ValType type) {
        return switch (type) {
            case ValType.Primitive primitive -> primitive;
            case ValType.EnumOf cases -> cases;
            case ValType.FlagsOf flags -> flags;
            case ValType.ListOf list -> new ValType.ListOf(value(list.element()));
            case ValType.FixedListOf list -> new ValType.FixedListOf(value(list.element()), list.length());
            case ValType.MapOf map -> new ValType.MapOf(value(map.key()), value(map.value()));
            case ValType.RecordOf fields ->
                new ValType.RecordOf(fields.fields().stream()
                        .map(field -> new ValType.Field(field.name(), value(field.type())))
                        .toList());
            case ValType.TupleOf tuple ->
                new ValType.TupleOf(tuple.elements().stream().map(this::value).toList());
            case ValType.VariantOf variant ->
                new ValType.VariantOf(variant.cases().stream()
                        .map(one -> new ValType.Case(one.name(), optional(one.payload())))
                        .toList());
            case ValType.OptionOf option -> new ValType.OptionOf(value(option.payload()));
            case ValType.ResultOf result -> new ValType.ResultOf(optional(result.ok()), optional(result.error()));
            case ValType.Own own -> new ValType.Own(resources.apply(own.resource()));
            case ValType.Borrow borrow -> new ValType.Borrow(resources.apply(borrow.resource()));
            case ValType.StreamOf stream -> new ValType.StreamOf(optional(stream.element()));
            case ValType.FutureOf future -> new ValType.FutureOf(optional(future.element()));
        };
    }
}
