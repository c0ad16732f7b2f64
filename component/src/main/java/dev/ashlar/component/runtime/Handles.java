package dev.ashlar.component.runtime;

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
        if (value instanceof HeldResource held) {
            return held;
        }
        throw new IllegalArgumentException(
                "%s where a handle to %s belongs".formatted(value.getClass().getName(), type));
    }
}
