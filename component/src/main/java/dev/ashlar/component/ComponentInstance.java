package dev.ashlar.component;

import dev.ashlar.engine.Store;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An instance of a component, or an instance that a component exports: names for functions and further instances.
 *
 * <p>Thread rules are those of its {@link Store}. A trap ends the life of the whole composition that was instantiated
 * together: every later call of it traps with {@link ComponentTraps#CANNOT_ENTER}.
 */
public interface ComponentInstance {
    Store store();

    /** Its exports. Resources are the static ones of the component: equal in all its instances. */
    ComponentInstanceType type();

    /** The exported function of that name. */
    Optional<ComponentFunction> findFunction(String name);

    /**
     * The exported instance of that name, such as {@code wasi:cli/run@0.2.0}; else one of a compatible version, see
     * {@link ComponentLinker}.
     */
    Optional<ComponentInstance> findInstance(String name);

    /** @throws java.util.NoSuchElementException when there is no function of that name; the message lists those there are */
    default ComponentFunction function(String name) {
        return findFunction(name).orElseThrow(() -> missing("function", name));
    }

    /** @throws java.util.NoSuchElementException when there is no instance of that name; the message lists those there are */
    default ComponentInstance instance(String name) {
        return findInstance(name).orElseThrow(() -> missing("instance", name));
    }

    private java.util.NoSuchElementException missing(String what, String name) {
        String there = type().exports().keySet().stream().limit(20).collect(Collectors.joining(", "));
        return new java.util.NoSuchElementException(
                "no %s \"%s\" is exported; exports are: %s".formatted(what, name, there.isEmpty() ? "none" : there));
    }
}
