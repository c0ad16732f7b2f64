package dev.ashlar.wit;

/** Something that a world imports or exports, other than a type. */
public sealed interface WorldItem {
    /** What it is called in the component: a plain name, or the full name of an interface. */
    String externName();

    Annotations annotations();

    /** An interface under its own name: {@code import wasi:io/streams;}. */
    record OfInterface(InterfaceName name, Annotations annotations) implements WorldItem {
        @Override
        public String externName() {
            return name.toString();
        }
    }

    /** An interface under a plain name: {@code import primary: wasi:keyvalue/store;}. */
    record OfNamedInterface(String externName, InterfaceName implemented, Annotations annotations)
            implements WorldItem {}

    /** An interface that is declared here: {@code import host: interface { … }}. */
    record OfInlineInterface(String externName, WitInterface body) implements WorldItem {
        @Override
        public Annotations annotations() {
            return body.annotations();
        }
    }

    /** A function: {@code export run: func();}. */
    record OfFunction(WitFunction function) implements WorldItem {
        @Override
        public String externName() {
            return function.name();
        }

        @Override
        public Annotations annotations() {
            return function.annotations();
        }
    }
}
