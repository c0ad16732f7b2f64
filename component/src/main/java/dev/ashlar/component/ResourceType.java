package dev.ashlar.component;

/**
 * A resource type, equal to itself alone. In the types of a component that is not instantiated it stands for an import
 * or for a definition; each instance that defines it has one of its own.
 */
public final class ResourceType {
    private final String name;

    /** @param name for messages, as in {@code wasi:io/streams@0.2.12#input-stream} */
    public ResourceType(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
