package dev.ashlar.wit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A type as it is used in a field, a parameter or a result, its names resolved.
 *
 * <p>Text is that of WIT, with the plain names of types.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#types">WIT: types</a>
 */
public sealed interface Type {
    /** Types that are built in and take no parameters. */
    enum Primitive implements Type {
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

        private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

        @Override
        public String toString() {
            return text;
        }
    }

    /** A sequence of values of one type. */
    record ListOf(Type element) implements Type {
        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    /**
     * A list whose length is part of its type.
     *
     * @param length unsigned, at least 1
     */
    record FixedListOf(Type element, int length) implements Type {
        @Override
        public String toString() {
            return "list<" + element + ", " + Integer.toUnsignedString(length) + ">";
        }
    }

    /** Pairs of keys and values. */
    record MapOf(Primitive key, Type value) implements Type {
        @Override
        public String toString() {
            return "map<" + key + ", " + value + ">";
        }
    }

    /** Types in order, at least one. */
    record TupleOf(List<Type> elements) implements Type {
        public TupleOf {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return elements.stream().map(Type::toString).collect(Collectors.joining(", ", "tuple<", ">"));
        }
    }

    /** A value or nothing. */
    record OptionOf(Type payload) implements Type {
        @Override
        public String toString() {
            return "option<" + payload + ">";
        }
    }

    /** Success or failure, each with a payload or without. */
    record ResultOf(Optional<Type> ok, Optional<Type> error) implements Type {
        @Override
        public String toString() {
            if (error.isPresent()) {
                return "result<" + ok.map(Type::toString).orElse("_") + ", " + error.get() + ">";
            }
            return ok.map(type -> "result<" + type + ">").orElse("result");
        }
    }

    /** The readable end of a stream; of units where the element is empty. */
    record StreamOf(Optional<Type> element) implements Type {
        @Override
        public String toString() {
            return element.map(type -> "stream<" + type + ">").orElse("stream");
        }
    }

    /** The readable end of a future; of a unit where the element is empty. */
    record FutureOf(Optional<Type> element) implements Type {
        @Override
        public String toString() {
            return element.map(type -> "future<" + type + ">").orElse("future");
        }
    }

    /**
     * A type declared under a name that is not a resource.
     *
     * @param name in the scope that the reference stands in, where it may be an alias or come from a {@code use}
     */
    record Named(TypeName name) implements Type {
        @Override
        public String toString() {
            return name.name();
        }
    }

    /**
     * A handle that owns its resource; in WIT the mere name of the resource.
     *
     * @param resource in the scope that the reference stands in, where it may be an alias or come from a {@code use}
     */
    record Own(TypeName resource) implements Type {
        @Override
        public String toString() {
            return resource.name();
        }
    }

    /**
     * A handle lent for one call.
     *
     * @param resource in the scope that the reference stands in, where it may be an alias or come from a {@code use}
     */
    record Borrow(TypeName resource) implements Type {
        @Override
        public String toString() {
            return "borrow<" + resource.name() + ">";
        }
    }
}
