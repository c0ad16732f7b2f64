package dev.ashlar.bindgen;

import java.util.List;

/** A type of Java as generated sources write it. */
sealed interface JavaType {
    Primitive VOID = new Primitive("void", ClassName.ofRuntime("Unit"));

    /**
     * A primitive type, or void.
     *
     * @param box what stands for it among type arguments
     */
    record Primitive(String keyword, ClassName box) implements JavaType {}

    /** An array of a primitive type. */
    record ArrayOf(String keyword) implements JavaType {}

    /** A class with its type arguments. */
    record Reference(ClassName name, List<JavaType> arguments) implements JavaType {
        public Reference {
            arguments = List.copyOf(arguments);
        }

        public Reference(ClassName name, JavaType... arguments) {
            this(name, List.of(arguments));
        }
    }

    /** How many local variables a value takes; a method has 255 of them for its parameters. */
    default int slots() {
        return this instanceof Primitive(var keyword, var box) && (keyword.equals("long") || keyword.equals("double"))
                ? 2
                : 1;
    }
}
