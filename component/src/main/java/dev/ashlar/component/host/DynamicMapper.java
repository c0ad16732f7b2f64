package dev.ashlar.component.host;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.NumberList;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.Layout;
import dev.ashlar.component.abi.ScalarKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps types to {@link Value}s. */
final class DynamicMapper {
    private final Abi abi;
    private final List<ResourceType> resources = new ArrayList<>();
    private final CodeSize codeSize = new CodeSize();
    private final Map<ValType, Mapping> known = new IdentityHashMap<>();

    private DynamicMapper(Abi abi) {
        this.abi = abi;
    }

    static Shape map(ComponentFunctionType type, Abi abi) {
        var mapper = new DynamicMapper(abi);
        List<ValType> types = type.parameters().stream()
                .map(ComponentFunctionType.Parameter::type)
                .toList();
        Layout.Product layout = abi.tuple(types);
        mapper.codeSize.add(new ValType.TupleOf(types), layout);
        var parameters = new Mapping.Product(mapper.all(types), new Mapping.Construction.DynamicTuple(), layout);
        Optional<Mapping> result = type.result().map(mapper::map);
        return new Shape(type, List.copyOf(mapper.resources), List.of(), true, parameters, result, Optional.empty());
    }

    private List<Mapping> all(List<ValType> types) {
        return types.stream().map(this::map).toList();
    }

    private Mapping map(ValType type) {
        Mapping mapping = known.get(type);
        if (mapping == null) {
            Layout layout = abi.layout(type);
            codeSize.add(type, layout);
            mapping = compute(type, layout);
            known.put(type, mapping);
        }
        return mapping;
    }

    private Mapping compute(ValType type, Layout layout) {
        return switch (type) {
            case ValType.Primitive.STRING -> new Mapping.Text(true, layout);
            case ValType.Primitive.ERROR_CONTEXT -> throw unsupported(type);
            case ValType.Primitive primitive ->
                new Mapping.Scalar(ScalarKind.valueOf(primitive.name()), Mapping.Boxing.VALUE, layout);
            case ValType.ListOf list -> list(list.element(), layout);
            case ValType.FixedListOf list -> throw unsupported(type);
            case ValType.MapOf map -> {
                List<ValType> pair = List.of(map.key(), map.value());
                var product = new Mapping.Product(all(pair), new Mapping.Construction.DynamicTuple(), abi.tuple(pair));
                yield new Mapping.Entries(new Mapping.Sequence(product, true, layout), true);
            }
            case ValType.RecordOf record ->
                new Mapping.Product(
                        all(record.fields().stream().map(ValType.Field::type).toList()),
                        new Mapping.Construction.DynamicRecord(record.fields().stream()
                                .map(ValType.Field::name)
                                .toList()),
                        (Layout.Product) layout);
            case ValType.TupleOf tuple ->
                new Mapping.Product(
                        all(tuple.elements()), new Mapping.Construction.DynamicTuple(), (Layout.Product) layout);
            case ValType.VariantOf variant ->
                sum(
                        variant.cases().stream().map(ValType.Case::payload).toList(),
                        new Mapping.Alternatives.DynamicVariant(
                                variant.cases().stream().map(ValType.Case::name).toList()),
                        layout);
            case ValType.EnumOf names ->
                new Mapping.Names(
                        names.cases().stream().<Object>map(Value.EnumOf::new).toList(), true, (Layout.Sum) layout);
            case ValType.OptionOf option ->
                sum(
                        List.of(Optional.empty(), Optional.of(option.payload())),
                        new Mapping.Alternatives.OfOption(true),
                        layout);
            case ValType.ResultOf result ->
                sum(List.of(result.ok(), result.error()), new Mapping.Alternatives.OfResult(true), layout);
            case ValType.FlagsOf flags -> new Mapping.FlagSet(List.copyOf(flags.names()), true, layout);
            case ValType.Own own -> new Mapping.Handle(true, number(own.resource()), true, layout);
            case ValType.Borrow borrow -> new Mapping.Handle(false, number(borrow.resource()), true, layout);
            case ValType.StreamOf stream -> throw unsupported(type);
            case ValType.FutureOf future -> throw unsupported(type);
        };
    }

    private Mapping list(ValType element, Layout layout) {
        return NumberList.holds(element)
                ? new Mapping.Numbers(ScalarKind.valueOf(((ValType.Primitive) element).name()), true, layout)
                : new Mapping.Sequence(map(element), true, layout);
    }

    private Mapping sum(List<Optional<ValType>> payloads, Mapping.Alternatives alternatives, Layout layout) {
        return new Mapping.Sum(
                payloads.stream().map(payload -> payload.map(this::map)).toList(), alternatives, (Layout.Sum) layout);
    }

    private int number(ResourceType resource) {
        return number(resources, resource);
    }

    static int number(List<ResourceType> resources, ResourceType resource) {
        if (!resources.contains(resource)) {
            resources.add(resource);
        }
        return resources.indexOf(resource);
    }

    static UnsupportedComponentFeatureException unsupported(ValType type) {
        ComponentFeature feature = switch (type) {
            case ValType.FixedListOf list -> ComponentFeature.FIXED_LENGTH_LISTS;
            case ValType.Primitive primitive -> ComponentFeature.ERROR_CONTEXT;
            default -> ComponentFeature.ASYNC;
        };
        return new UnsupportedComponentFeatureException(feature, "passing " + type + " between component and host");
    }
}
