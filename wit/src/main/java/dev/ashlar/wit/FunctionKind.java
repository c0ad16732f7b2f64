package dev.ashlar.wit;

/** How a function belongs to a resource. */
public sealed interface FunctionKind {
    /** It does not. */
    record Free() implements FunctionKind {}

    /** Makes a resource; named like it. */
    record Constructor(String resource) implements FunctionKind {}

    /** Called on a resource, which is an implicit first parameter {@code self: borrow<resource>}. */
    record Method(String resource) implements FunctionKind {}

    /** Has its name in the resource's namespace, and no more to do with it. */
    record Static(String resource) implements FunctionKind {}
}
