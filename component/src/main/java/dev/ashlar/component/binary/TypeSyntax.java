package dev.ashlar.component.binary;

import dev.ashlar.component.ValType;
import dev.ashlar.engine.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A type definition.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md#type-definitions">Component
 *     Model: type definitions in binary</a>
 */
public sealed interface TypeSyntax {
    /** A type of values. */
    sealed interface Value extends TypeSyntax {}

    /** A primitive type. */
    record Primitive(ValType.Primitive type) implements Value {}

    /** A record. */
    record Record(List<Label> fields) implements Value {}

    /** A name with a type: of a field or a parameter. */
    record Label(String name, ValTypeRef type) {}

    /** A variant. */
    record Variant(List<Case> cases) implements Value {}

    /** A case of a variant. */
    record Case(String name, Optional<ValTypeRef> payload) {}

    /** A list. */
    record ListOf(ValTypeRef element) implements Value {}

    /** A list of known length, an unsigned number. */
    record FixedListOf(ValTypeRef element, int length) implements Value {}

    /** A map. */
    record MapOf(ValTypeRef key, ValTypeRef value) implements Value {}

    /** A tuple. */
    record Tuple(List<ValTypeRef> elements) implements Value {}

    /** Flags. */
    record Flags(List<String> names) implements Value {}

    /** An enum. */
    record Enum(List<String> cases) implements Value {}

    /** An option. */
    record Option(ValTypeRef payload) implements Value {}

    /** A result. */
    record Result(Optional<ValTypeRef> ok, Optional<ValTypeRef> error) implements Value {}

    /** An owned handle. */
    record Own(int resource) implements Value {}

    /** A borrowed handle. */
    record Borrow(int resource) implements Value {}

    /** A stream. */
    record Stream(Optional<ValTypeRef> element) implements Value {}

    /** A future. */
    record Future(Optional<ValTypeRef> element) implements Value {}

    /** A new resource, whose destructor is a core function. */
    record Resource(ValueType representation, OptionalInt destructor) implements TypeSyntax {}

    /** A type of functions. */
    record Function(boolean async, List<Label> parameters, Optional<ValTypeRef> result) implements TypeSyntax {}

    /** A type of components. */
    record Component(List<Item> declarations) implements TypeSyntax {}

    /** A type of instances. */
    record Instance(List<Item> declarations) implements TypeSyntax {}
}
