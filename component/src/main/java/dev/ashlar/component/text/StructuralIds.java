package dev.ashlar.component.text;

import dev.ashlar.component.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers types such that equal ones have the same number. Each object is looked at once, however often it is shared. */
final class StructuralIds {
    private final Map<ValType, Integer> known = new IdentityHashMap<>();
    private final Map<List<Object>, Integer> numbers = new HashMap<>();

    int of(ValType type) {
        var id = known.get(type);
        if (id == null) {
            id = numbers.computeIfAbsent(key(type), key -> numbers.size());
            known.put(type, id);
        }
        return id;
    }

    private List<Object> key(ValType type) {
        return switch (type) {
            case ValType.Primitive primitive -> List.of(primitive);
            case ValType.ListOf(var element) -> List.of("list", of(element));
            case ValType.FixedListOf(var element, var length) -> List.of("list", of(element), length);
            case ValType.MapOf(var key, var value) -> List.of("map", of(key), of(value));
            case ValType.RecordOf(var fields) -> {
                var parts = new ArrayList<Object>(List.of("record"));
                fields.forEach(field -> {
                    parts.add(field.name());
                    parts.add(of(field.type()));
                });
                yield parts;
            }
            case ValType.TupleOf(var elements) -> {
                var parts = new ArrayList<Object>(List.of("tuple"));
                elements.forEach(element -> parts.add(of(element)));
                yield parts;
            }
            case ValType.VariantOf(var cases) -> {
                var parts = new ArrayList<Object>(List.of("variant"));
                cases.forEach(one -> {
                    parts.add(one.name());
                    parts.add(of(one.payload()));
                });
                yield parts;
            }
            case ValType.EnumOf(var cases) -> List.of("enum", cases);
            case ValType.FlagsOf(var names) -> List.of("flags", names);
            case ValType.OptionOf(var payload) -> List.of("option", of(payload));
            case ValType.ResultOf(var ok, var error) -> List.of("result", of(ok), of(error));
            case ValType.StreamOf(var element) -> List.of("stream", of(element));
            case ValType.FutureOf(var element) -> List.of("future", of(element));
            case ValType.Own(var resource) -> List.of("own", resource);
            case ValType.Borrow(var resource) -> List.of("borrow", resource);
        };
    }

    private int of(Optional<ValType> type) {
        return type.map(this::of).orElse(-1);
    }
}
