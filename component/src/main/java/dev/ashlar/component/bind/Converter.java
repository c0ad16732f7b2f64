package dev.ashlar.component.bind;

import dev.ashlar.component.Value;

/** Converts the values of one type between their Java shape and the dynamic one. */
interface Converter {
    /** @throws IllegalArgumentException when the value is out of the type's range */
    Value toValue(Object java);

    Object toJava(Value value);
}
