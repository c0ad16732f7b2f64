package dev.ashlar.component.validate;

import dev.ashlar.component.binary.StringEncoding;
import java.util.OptionalInt;

/**
 * The options of a canonical definition, checked; indices are into the core index spaces of the component.
 *
 * @param encoding of strings
 * @param memory index of a core memory
 * @param realloc index of a core function {@code (i32, i32, i32, i32) -> (i32)}
 * @param postReturn index of a core function
 * @param async whether the asynchronous ABI is used
 * @param callback index of a core function {@code (i32, i32, i32) -> (i32)}
 */
public record CanonicalOptions(
        StringEncoding encoding,
        OptionalInt memory,
        OptionalInt realloc,
        OptionalInt postReturn,
        boolean async,
        OptionalInt callback) {
    public static final CanonicalOptions NONE = new CanonicalOptions(
            StringEncoding.UTF8,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            false,
            OptionalInt.empty());
}
