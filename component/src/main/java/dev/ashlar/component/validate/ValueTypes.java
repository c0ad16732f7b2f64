package dev.ashlar.component.validate;

import dev.ashlar.component.ValType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the value types of one component such that equal types are one object, which makes comparing them cheap. */
final class ValueTypes {
    /** What tells a type from others, its parts by number. */
    private final Map<List<Object>, ValType> interned = new HashMap<>();

    private final Map<ValType, Integer> numbers = new IdentityHashMap<>();
    private final Map<ValType.Primitive, Def.Value> primitives = new EnumMap<>(ValType.Primitive.class);

    Def.Value primitive(ValType.Primitive type) {
        return primitives.computeIfAbsent(type, t -> make(t, List.of(), null));
    }

    /**
     * A new definition.
     *
     * @param type made of the types of {@code parts}, or of {@code resource}
     */
    Def.Value make(ValType type, List<Def.Value> parts, Def.@Nullable Resource resource) {
        ValType same = interned.computeIfAbsent(key(type, parts), key -> type);
        return new Def.Value(same, parts, resource, ValueFacts.of(same, parts));
    }

    /** The same kind of type with other parts. */
    Def.Value with(Def.Value original, List<Def.Value> parts, Def.@Nullable Resource resource) {
        return make(rebuild(original.type, parts, resource), parts, resource);
    }

    private static ValType rebuild(ValType type, List<Def.Value> parts, Def.@Nullable Resource resource) {
        Iterator<Def.Value> next = parts.iterator();
        return switch (type) {
            case ValType.Primitive p -> p;
            case ValType.EnumOf e -> e;
            case ValType.FlagsOf f -> f;
            case ValType.ListOf l -> new ValType.ListOf(next.next().type);
            case ValType.FixedListOf l -> new ValType.FixedListOf(next.next().type, l.length());
            case ValType.MapOf m -> new ValType.MapOf(next.next().type, next.next().type);
            case ValType.OptionOf o -> new ValType.OptionOf(next.next().type);
            case ValType.RecordOf r ->
                new ValType.RecordOf(r.fields().stream()
                        .map(field -> new ValType.Field(field.name(), next.next().type))
                        .toList());
            case ValType.TupleOf t ->
                new ValType.TupleOf(parts.stream().map(part -> part.type).toList());
            case ValType.VariantOf v ->
                new ValType.VariantOf(v.cases().stream()
                        .map(c -> new ValType.Case(c.name(), c.payload().map(p -> next.next().type)))
                        .toList());
            case ValType.ResultOf r ->
                new ValType.ResultOf(
                        r.ok().map(ok -> next.next().type), r.error().map(error -> next.next().type));
            case ValType.StreamOf s -> new ValType.StreamOf(s.element().map(e -> next.next().type));
            case ValType.FutureOf f -> new ValType.FutureOf(f.element().map(e -> next.next().type));
            case ValType.Own o -> resource == null ? o : new ValType.Own(resource.type);
            case ValType.Borrow b -> resource == null ? b : new ValType.Borrow(resource.type);
        };
    }

    private List<Object> key(ValType type, List<Def.Value> parts) {
        List<Object> key = new ArrayList<>();
        key.add(type.getClass());
        switch (type) {
            case ValType.Primitive p -> key.add(p);
            case ValType.EnumOf e -> key.addAll(e.cases());
            case ValType.FlagsOf f -> key.addAll(f.names());
            case ValType.FixedListOf l -> key.add(l.length());
            case ValType.RecordOf r -> r.fields().forEach(field -> key.add(field.name()));
            case ValType.VariantOf v ->
                v.cases().forEach(c -> {
                    key.add(c.name());
                    key.add(c.payload().isPresent());
                });
            case ValType.ResultOf r -> {
                key.add(r.ok().isPresent());
                key.add(r.error().isPresent());
            }
            case ValType.Own o -> key.add(o.resource());
            case ValType.Borrow b -> key.add(b.resource());
            case ValType.ListOf l -> {}
            case ValType.MapOf m -> {}
            case ValType.OptionOf o -> {}
            case ValType.TupleOf t -> {}
            case ValType.StreamOf s -> {}
            case ValType.FutureOf f -> {}
        }
        for (Def.Value part : parts) {
            key.add(numbers.computeIfAbsent(part.type, t -> numbers.size()));
        }
        return key;
    }

    static Optional<ValType> type(Def.@Nullable Value value) {
        return value == null ? Optional.empty() : Optional.of(value.type);
    }

    /** How many names and parts a type has of its own, which is what it takes to make or compare it. */
    static int width(ValType type) {
        return switch (type) {
            case ValType.RecordOf r -> r.fields().size();
            case ValType.TupleOf t -> t.elements().size();
            case ValType.VariantOf v -> v.cases().size();
            case ValType.EnumOf e -> e.cases().size();
            case ValType.FlagsOf f -> f.names().size();
            default -> 1;
        };
    }

    /** What a type is, for messages. */
    static String kind(ValType type) {
        return switch (type) {
            case ValType.Primitive p -> p.toString();
            case ValType.ListOf l -> "list";
            case ValType.FixedListOf l -> "fixed-length list";
            case ValType.MapOf m -> "map";
            case ValType.RecordOf r -> "record";
            case ValType.TupleOf t -> "tuple";
            case ValType.VariantOf v -> "variant";
            case ValType.EnumOf e -> "enum";
            case ValType.OptionOf o -> "option";
            case ValType.ResultOf r -> "result";
            case ValType.FlagsOf f -> "flags";
            case ValType.Own o -> "own";
            case ValType.Borrow b -> "borrow";
            case ValType.StreamOf s -> "stream";
            case ValType.FutureOf f -> "future";
        };
    }
}
