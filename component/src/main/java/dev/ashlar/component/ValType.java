package dev.ashlar.component;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The type of a component-level value, with all references to other types resolved. Two types are equal when the
 * specification calls them equal: by structure, but for resources, which are themselves.
 *
 * <p>Text is that of WIT where WIT can express it.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Explainer.md#type-definitions">
 *     Component Model: type definitions</a>
 */
public sealed interface ValType {
    /** Types that refer to no other. */
    enum Primitive implements ValType {
        BOOL,
        S8,
        U8,
        S16,
        U16,
        S32,
        U32,
        S64,
        U64,
        F32,
        F64,
        CHAR,
        STRING,
        ERROR_CONTEXT;

        private final String text = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

        @Override
        public String toString() {
            return text;
        }
    }

    /** A sequence of values of one type. */
    record ListOf(ValType element) implements ValType {
        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    /** A list whose length is part of its type. */
    record FixedListOf(ValType element, int length) implements ValType {
        @Override
        public String toString() {
            return "list<" + element + ", " + Integer.toUnsignedString(length) + ">";
        }
    }

    /** A list of pairs, by key. */
    record MapOf(ValType key, ValType value) implements ValType {
        @Override
        public String toString() {
            return "map<" + key + ", " + value + ">";
        }
    }

    /** Named fields in order. */
    record RecordOf(List<Field> fields) implements ValType {
        public RecordOf {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "record { ", " }"));
        }
    }

    /** One field of a record. */
    record Field(String name, ValType type) {
        @Override
        public String toString() {
            return name + ": " + type;
        }
    }

    /** Types in order. */
    record TupleOf(List<ValType> elements) implements ValType {
        public TupleOf {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return elements.stream().map(ValType::toString).collect(Collectors.joining(", ", "tuple<", ">"));
        }
    }

    /** One of several named cases, each with a payload or without. */
    record VariantOf(List<Case> cases) implements ValType {
        public VariantOf {
            cases = List.copyOf(cases);
        }

        @Override
        public String toString() {
            return cases.stream().map(Case::toString).collect(Collectors.joining(", ", "variant { ", " }"));
        }
    }

    /** One case of a variant. */
    record Case(String name, Optional<ValType> payload) {
        @Override
        public String toString() {
            return payload.map(type -> name + "(" + type + ")").orElse(name);
        }
    }

    /** One of several names. */
    record EnumOf(List<String> cases) implements ValType {
        public EnumOf {
            cases = List.copyOf(cases);
        }

        @Override
        public String toString() {
            return "enum { " + String.join(", ", cases) + " }";
        }
    }

    /** A value or nothing. */
    record OptionOf(ValType payload) implements ValType {
        @Override
        public String toString() {
            return "option<" + payload + ">";
        }
    }

    /** Success or failure, each with a payload or without. */
    record ResultOf(Optional<ValType> ok, Optional<ValType> error) implements ValType {
        @Override
        public String toString() {
            if (error.isPresent()) {
                return "result<" + ok.map(ValType::toString).orElse("_") + ", " + error.get() + ">";
            }
            return ok.map(type -> "result<" + type + ">").orElse("result");
        }
    }

    /** A set of names, at most 32. */
    record FlagsOf(List<String> names) implements ValType {
        public FlagsOf {
            names = List.copyOf(names);
        }

        @Override
        public String toString() {
            return "flags { " + String.join(", ", names) + " }";
        }
    }

    /** A handle that owns its resource. */
    record Own(ResourceType resource) implements ValType {
        @Override
        public String toString() {
            return "own<" + resource + ">";
        }
    }

    /** A handle lent for one call. */
    record Borrow(ResourceType resource) implements ValType {
        @Override
        public String toString() {
            return "borrow<" + resource + ">";
        }
    }

    /** The readable end of a stream; of units where the element is empty. */
    record StreamOf(Optional<ValType> element) implements ValType {
        @Override
        public String toString() {
            return element.map(type -> "stream<" + type + ">").orElse("stream");
        }
    }

    /** The readable end of a future; of a unit where the element is empty. */
    record FutureOf(Optional<ValType> element) implements ValType {
        @Override
        public String toString() {
            return element.map(type -> "future<" + type + ">").orElse("future");
        }
    }

    /** The resources that a type mentions, directly or not, lend themselves to being replaced at instantiation. */
    default boolean mentionsResources() {
        return switch (this) {
            case Primitive p -> false;
            case ListOf list -> list.element().mentionsResources();
            case FixedListOf list -> list.element().mentionsResources();
            case MapOf map -> map.key().mentionsResources() || map.value().mentionsResources();
            case RecordOf record ->
                record.fields().stream().anyMatch(field -> field.type().mentionsResources());
            case TupleOf tuple -> tuple.elements().stream().anyMatch(ValType::mentionsResources);
            case VariantOf variant ->
                variant.cases().stream()
                        .anyMatch(c ->
                                c.payload().filter(ValType::mentionsResources).isPresent());
            case EnumOf e -> false;
            case OptionOf option -> option.payload().mentionsResources();
            case ResultOf result ->
                result.ok().filter(ValType::mentionsResources).isPresent()
                        || result.error().filter(ValType::mentionsResources).isPresent();
            case FlagsOf flags -> false;
            case Own own -> true;
            case Borrow borrow -> true;
            case StreamOf stream ->
                stream.element().filter(ValType::mentionsResources).isPresent();
            case FutureOf future ->
                future.element().filter(ValType::mentionsResources).isPresent();
        };
    }
}
