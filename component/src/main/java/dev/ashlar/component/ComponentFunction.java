package dev.ashlar.component;

import dev.ashlar.engine.Store;
import java.util.List;
import java.util.Optional;

/** A function that a {@link ComponentInstance} exports. */
public interface ComponentFunction {
    Store store();

    /** The name under which it is exported. */
    String name();

    ComponentFunctionType type();

    /**
     * Calls it.
     *
     * @return the result, empty where the type has none
     * @throws IllegalArgumentException when the arguments do not fit the type; nothing was called
     * @throws dev.ashlar.engine.Trap when the guest trapped, broke a rule of the canonical ABI or met a limit; the
     *     instance cannot be called any more
     * @throws UnsupportedComponentFeatureException when the call would have to run asynchronously
     * @throws IllegalStateException when another thread is inside the store, or a handle among the arguments is closed
     */
    Optional<Value> call(List<Value> arguments);

    default Optional<Value> call(Value... arguments) {
        return call(List.of(arguments));
    }
}
