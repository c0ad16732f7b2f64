package dev.ashlar.component.host;

import dev.ashlar.component.Tuple;
import dev.ashlar.component.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records, lists and maps, apart and together. Called by generated code, by name. */
final class Composites {
    private Composites() {}

    static Object record(List<String> names, Value[] values) {
        return new Value.RecordOf(names, List.of(values));
    }

    static Object tuple(Value[] elements) {
        return new Value.TupleOf(List.of(elements));
    }

    /** The values of a record's fields, which must have these names; in their order. */
    static List<Value> fields(Object value, List<String> names) {
        if (!(value instanceof Value.RecordOf(List<String> own, List<Value> values))) {
            throw ValueBoxes.mismatch("record", value);
        }
        if (own.equals(names)) {
            return values;
        }
        if (own.size() != names.size() || !own.containsAll(names)) {
            throw new IllegalArgumentException("expected a record with the fields %s, got one with %s"
                    .formatted(String.join(", ", names), String.join(", ", own)));
        }
        return names.stream().map(name -> values.get(own.indexOf(name))).toList();
    }

    static List<Value> elements(Object value, int count) {
        if (value instanceof Value.TupleOf(List<Value> elements) && elements.size() == count) {
            return elements;
        }
        throw ValueBoxes.mismatch("tuple of " + count, value);
    }

    static Object list(Object[] elements) {
        return List.of(elements);
    }

    static Object listValue(Object[] elements) {
        return new Value.ListOf(List.of(Arrays.copyOf(elements, elements.length, Value[].class)));
    }

    /** A copy, as nobody may change the number of elements while they are lowered. */
    static Object[] elements(Object list) {
        return ((Collection<?>) list).toArray();
    }

    static Object[] elementValues(Object list) {
        if (list instanceof Value.ListOf(List<Value> elements)) {
            return elements.toArray();
        }
        throw ValueBoxes.mismatch("list", list);
    }

    /** @param pairs a list of {@link Tuple.Of2} */
    static Object map(Object pairs) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (Object pair : (List<?>) pairs) {
            if (pair instanceof Tuple.Of2<?, ?>(Object key, Object value)) {
                map.put(key, value);
            }
        }
        return Collections.unmodifiableMap(map);
    }

    static Object pairs(Object map) {
        List<Object> pairs = new ArrayList<>();
        ((Map<?, ?>) map).forEach((key, value) -> pairs.add(new Tuple.Of2<Object, Object>(key, value)));
        return pairs;
    }

    /** @param pairs a list of tuples */
    static Object mapValue(Object pairs) {
        Map<Value, Value> map = new LinkedHashMap<>();
        for (Value pair : ((Value.ListOf) pairs).elements()) {
            List<Value> elements = ((Value.TupleOf) pair).elements();
            map.put(elements.getFirst(), elements.getLast());
        }
        return new Value.MapOf(map);
    }

    static Object pairValues(Object map) {
        if (!(map instanceof Value.MapOf(Map<Value, Value> entries))) {
            throw ValueBoxes.mismatch("map", map);
        }
        return new Value.ListOf(entries.entrySet().stream()
                .<Value>map(entry -> Value.TupleOf.of(entry.getKey(), entry.getValue()))
                .toList());
    }
}
