package dev.ashlar.component;

/**
 * The type of something that a component imports or exports.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Explainer.md#type-definitions">
 *     Component Model: external types</a>
 */
public sealed interface ComponentExternType {
    /** A core module. */
    record CoreModule(CoreModuleType type) implements ComponentExternType {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** A function. */
    record Function(ComponentFunctionType type) implements ComponentExternType {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** A type that is known: {@code (type (eq …))}. A resource may be one, under a further name. */
    record Type(DefinedType type) implements ComponentExternType {
        @Override
        public String toString() {
            return "type " + type;
        }
    }

    /**
     * An abstract resource, which this place introduces: {@code (type (sub resource))}. Within the type that this
     * belongs to, all other mentions of {@code type} refer to it.
     */
    record Resource(ResourceType type) implements ComponentExternType {
        @Override
        public String toString() {
            return "resource";
        }
    }

    /** An instance. */
    record Instance(ComponentInstanceType type) implements ComponentExternType {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** A component. */
    record Component(ComponentType type) implements ComponentExternType {
        @Override
        public String toString() {
            return type.toString();
        }
    }
}
