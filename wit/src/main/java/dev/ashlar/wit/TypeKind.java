package dev.ashlar.wit;

import java.util.List;
import java.util.Optional;

/**
 * What stands behind the name of a type.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#items-type">WIT: type
 *     items</a>
 */
public sealed interface TypeKind {
    /** {@code record}: named fields in order, at least one. */
    record RecordOf(List<Field> fields) implements TypeKind {
        public RecordOf {
            fields = List.copyOf(fields);
        }
    }

    /** One field of a record. */
    record Field(String name, Type type, Annotations annotations) {}

    /** {@code variant}: one of several cases, each with a payload or without; at least one. */
    record VariantOf(List<Case> cases) implements TypeKind {
        public VariantOf {
            cases = List.copyOf(cases);
        }
    }

    /** One case of a variant. */
    record Case(String name, Optional<Type> payload, Annotations annotations) {}

    /** {@code enum}: one of several names, at least one. */
    record EnumOf(List<EnumCase> cases) implements TypeKind {
        public EnumOf {
            cases = List.copyOf(cases);
        }
    }

    /** One name of an enum. */
    record EnumCase(String name, Annotations annotations) {}

    /** {@code flags}: a set of names. */
    record FlagsOf(List<Flag> flags) implements TypeKind {
        public FlagsOf {
            flags = List.copyOf(flags);
        }
    }

    /** One name of a set of flags. */
    record Flag(String name, Annotations annotations) {}

    /** {@code resource}: its constructor, methods and static functions in the order of declaration. */
    record Resource(List<WitFunction> functions) implements TypeKind {
        public Resource {
            functions = List.copyOf(functions);
        }

        public Optional<WitFunction> constructor() {
            return functions.stream()
                    .filter(function -> function.kind() instanceof FunctionKind.Constructor)
                    .findFirst();
        }

        public List<WitFunction> methods() {
            return functions.stream()
                    .filter(function -> function.kind() instanceof FunctionKind.Method)
                    .toList();
        }

        public List<WitFunction> statics() {
            return functions.stream()
                    .filter(function -> function.kind() instanceof FunctionKind.Static)
                    .toList();
        }
    }

    /**
     * {@code type}: another name for a type. Where the target is {@link Type.Own}, it is another name for the resource
     * itself, and {@code borrow} applies to it.
     */
    record Alias(Type target) implements TypeKind {}

    /** {@code use}: a type of another interface, under its own name or a new one. */
    record Use(TypeName origin) implements TypeKind {}
}
