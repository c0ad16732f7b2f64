package dev.ashlar.capabilities.keyvalue.draft;

import dev.ashlar.component.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys with their values, as the interfaces have them and as stores do. */
final class Pairs {
    private Pairs() {}

    static List<Optional<Tuple.Of2<String, byte[]>>> of(List<String> keys, List<Optional<byte[]>> values) {
        List<Optional<Tuple.Of2<String, byte[]>>> pairs = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            pairs.add(values.get(i).map(value -> new Tuple.Of2<>(key, value)));
        }
        return pairs;
    }

    static List<Map.Entry<String, byte[]>> entries(List<Tuple.Of2<String, byte[]>> pairs) {
        return pairs.stream().map(pair -> Map.entry(pair.v0(), pair.v1())).toList();
    }
}
