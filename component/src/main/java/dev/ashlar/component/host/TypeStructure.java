package dev.ashlar.component.host;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function's type without its names, as text: types with equal texts pass the border to Java by the same code. A type that
 * occurs again is written as its number, so that the text is no longer than the type has parts.
 */
final class TypeStructure {
    private final StringBuilder text = new StringBuilder();
    private final Map<ValType, Integer> known = new IdentityHashMap<>();
    private final List<ResourceType> resources;

    private TypeStructure(List<ResourceType> resources) {
        this.resources = resources;
    }

    /** @param resources that the type mentions, in order of first mention */
    static String of(ComponentFunctionType type, List<ResourceType> resources) {
        var structure = new TypeStructure(resources);
        type.parameters().forEach(parameter -> structure.add(parameter.type()));
        structure.text.append(':');
        structure.add(type.result());
        return structure.text.toString();
    }

    private void add(ValType type) {
        if (type instanceof ValType.Primitive primitive) {
            text.append(primitive.name()).append(' ');
            return;
        }
        Integer number = known.putIfAbsent(type, known.size());
        if (number != null) {
            text.append('#').append(number).append(' ');
            return;
        }
        text.append(type.getClass().getSimpleName()).append('(');
        addParts(type);
        text.append(')');
    }

    private void addParts(ValType type) {
        switch (type) {
            case ValType.Primitive primitive -> throw new AssertionError(primitive);
            case ValType.ListOf list -> add(list.element());
            case ValType.FixedListOf list -> {
                text.append(list.length()).append(' ');
                add(list.element());
            }
            case ValType.MapOf map -> {
                add(map.key());
                add(map.value());
            }
            case ValType.RecordOf record -> record.fields().forEach(field -> add(field.type()));
            case ValType.TupleOf tuple -> tuple.elements().forEach(this::add);
            case ValType.VariantOf variant -> variant.cases().forEach(one -> add(one.payload()));
            case ValType.EnumOf names -> text.append(names.cases().size());
            case ValType.OptionOf option -> add(option.payload());
            case ValType.ResultOf result -> {
                add(result.ok());
                add(result.error());
            }
            case ValType.FlagsOf flags -> text.append(flags.names().size());
            case ValType.Own own -> text.append(resources.indexOf(own.resource()));
            case ValType.Borrow borrow -> text.append(resources.indexOf(borrow.resource()));
            case ValType.StreamOf stream -> add(stream.element());
            case ValType.FutureOf future -> add(future.element());
        }
    }

    private void add(Optional<ValType> type) {
        type.ifPresentOrElse(this::add, () -> text.append("- "));
    }
}
