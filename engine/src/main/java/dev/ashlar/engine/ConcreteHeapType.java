package dev.ashlar.engine;

/**
 * A heap type defined in a module's type section, by its canonical identity: two of them are equal exactly when the
 * specification calls the types equivalent, also across modules.
 *
 * @param id canonical number, unique in this process
 * @param description the type in text format
 */
public record ConcreteHeapType(int id, String description) implements HeapType {
    @Override
    public boolean equals(Object other) {
        return other instanceof ConcreteHeapType that && that.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return description;
    }
}
