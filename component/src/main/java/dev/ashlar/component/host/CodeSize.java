package dev.ashlar.component.host;

import dev.ashlar.component.ValType;
import dev.ashlar.component.abi.Layout;

/** Refuses types whose code would not fit a class. */
final class CodeSize {
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_TYPES = 5_000;

    private int types;

    /**
     * Counts one of the types that a function's type consists of.
     *
     * @throws IllegalArgumentException beyond the limits
     */
    void add(ValType type, Layout layout) {
        int parts = parts(type);
        if (parts > MAX_PARTS) {
            throw new IllegalArgumentException(
                    "a type of %d fields or cases cannot pass between component and host, at most one of %d"
                            .formatted(parts, MAX_PARTS));
        }
        if (layout.size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a type whose values do not fit a memory");
        }
        if (++types > MAX_TYPES) {
            throw new IllegalArgumentException(
                    "a function type of more than %d types cannot pass between component and host"
                            .formatted(MAX_TYPES));
        }
    }

    private static int parts(ValType type) {
        return switch (type) {
            case ValType.RecordOf record -> record.fields().size();
            case ValType.TupleOf tuple -> tuple.elements().size();
            case ValType.VariantOf variant -> variant.cases().size();
            default -> 1;
        };
    }
}
