package dev.ashlar.wit;

/** Where types and functions are declared; names are unique in it. */
public sealed interface Scope {
    /** The interface or world that it is, or that it is written in. */
    InterfaceName container();

    /** An interface of a package. */
    record OfInterface(InterfaceName name) implements Scope {
        @Override
        public InterfaceName container() {
            return name;
        }

        @Override
        public String toString() {
            return name.toString();
        }
    }

    /** A world itself. */
    record OfWorld(InterfaceName name) implements Scope {
        @Override
        public InterfaceName container() {
            return name;
        }

        @Override
        public String toString() {
            return name.toString();
        }
    }

    /** An interface that a world declares inline, as in {@code import host: interface { … }}. */
    record OfInlineInterface(InterfaceName world, Direction direction, String name) implements Scope {
        @Override
        public InterfaceName container() {
            return world;
        }

        @Override
        public String toString() {
            return direction + " " + name + " of " + world;
        }
    }
}
