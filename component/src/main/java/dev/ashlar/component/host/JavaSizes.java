package dev.ashlar.component.host;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * About how many bytes the Java objects for one value take, without what lists and strings add by their length. A guest
 * that claims long lists is held to the sum of these.
 */
final class JavaSizes {
    private static final int OBJECT = 16;
    private static final int REFERENCE = 4;

    private final Map<Mapping, Integer> known = new IdentityHashMap<>();

    /** @return at most 2^30 */
    int of(Mapping mapping) {
        Integer size = known.get(mapping);
        if (size == null) {
            size = (int) Math.min(1 << 30, compute(mapping));
            known.put(mapping, size);
        }
        return size;
    }

    private long compute(Mapping mapping) {
        return switch (mapping) {
            case Mapping.Scalar scalar -> scalar.boxing() == Mapping.Boxing.NONE ? 8 : OBJECT + REFERENCE;
            case Mapping.Text text -> 3 * OBJECT;
            case Mapping.Numbers numbers -> 3 * OBJECT;
            case Mapping.Sequence sequence -> 3 * OBJECT;
            case Mapping.Entries entries -> 4 * OBJECT;
            case Mapping.Names names -> REFERENCE;
            case Mapping.FlagSet flags -> 4 * OBJECT;
            case Mapping.Handle handle -> 4 * OBJECT;
            case Mapping.Product product ->
                2 * OBJECT + product.fields().stream().mapToLong(this::of).sum();
            case Mapping.Sum sum ->
                2 * OBJECT
                        + sum.payloads().stream()
                                .mapToLong(payload -> payload.map(this::of).orElse(0))
                                .max()
                                .orElse(0);
        };
    }
}
