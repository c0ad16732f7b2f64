package dev.ashlar.component;

/** What a type of a component can be. Equal when the specification calls the types equal. */
public sealed interface DefinedType {
    /** A type of values. */
    record Value(ValType type) implements DefinedType {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** A type of functions. */
    record Function(ComponentFunctionType type) implements DefinedType {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** A resource, defined or introduced elsewhere. */
    record Resource(ResourceType type) implements DefinedType {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** A type of instances. */
    record Instance(ComponentInstanceType type) implements DefinedType {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** A type of components. */
    record Component(ComponentType type) implements DefinedType {
        @Override
        public String toString() {
            return type.toString();
        }
    }
}
