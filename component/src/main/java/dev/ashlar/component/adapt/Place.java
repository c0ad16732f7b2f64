package dev.ashlar.component.adapt;

/** Where a value is read or written. */
sealed interface Place {
    /** In locals, from {@code locals[first]} on; a local may be wider than the value, see {@link Conversions}. */
    record Locals(int[] locals, int first) implements Place {
        int local(int index) {
            return locals[first + index];
        }
    }

    /** In memory, at the address in a local. */
    record Address(int local, int offset) implements Place {}

    /** A part of it: so many core values and bytes further on. */
    default Place part(int flat, long bytes) {
        return switch (this) {
            case Locals(int[] locals, int first) -> new Locals(locals, first + flat);
            case Address(int local, int offset) -> new Address(local, Math.toIntExact(offset + bytes));
        };
    }
}
