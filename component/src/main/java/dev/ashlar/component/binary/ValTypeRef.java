package dev.ashlar.component.binary;

import dev.ashlar.component.ValType;

/** A value type where one is used: a primitive one or an index. */
public sealed interface ValTypeRef {
    /** A primitive type. */
    record Primitive(ValType.Primitive type) implements ValTypeRef {}

    /** A type of the type index space. */
    record Index(int type) implements ValTypeRef {}
}
