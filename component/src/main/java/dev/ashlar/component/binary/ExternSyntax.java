package dev.ashlar.component.binary;

/** The type of an import or export; indices are into the type spaces. */
public sealed interface ExternSyntax {
    /** {@code (core module (type …))}. */
    record CoreModule(int type) implements ExternSyntax {}

    /** {@code (func (type …))}. */
    record Function(int type) implements ExternSyntax {}

    /** {@code (type (eq …))}. */
    record TypeEquals(int type) implements ExternSyntax {}

    /** {@code (type (sub resource))}. */
    record SubResource() implements ExternSyntax {}

    /** {@code (component (type …))}. */
    record Component(int type) implements ExternSyntax {}

    /** {@code (instance (type …))}. */
    record Instance(int type) implements ExternSyntax {}
}
