package dev.ashlar.component.runtime;

import dev.ashlar.component.BoundResource;

/** Handles between one instance's table and Java. */
final class Handles {
    private Handles() {}

    static ResourceHandle own(RuntimeResource type, Object value) {
        if (type.definer() == null) {
            return new ResourceHandle(type, 0, value, null);
        }
        return held(type, value).take(type);
    }

    static HeldResource held(RuntimeResource type, Object value) {
        Object handle = value instanceof BoundResource bound ? bound.boundResource() : value;
        if (handle instanceof HeldResource held) {
            return held;
        }
        throw new IllegalArgumentException(
                "%s where a handle to %s belongs".formatted(value.getClass().getName(), type));
    }
}
