package dev.ashlar.component;

import dev.ashlar.engine.CallContext;
import java.util.List;
import java.util.Optional;

/**
 * A function that the host gives to components, of dynamic values.
 *
 * <p>It may block its thread, preferably inside {@link CallContext#blocking}. It may throw a {@link
 * dev.ashlar.engine.Trap} to end the guest's call, or a {@link ResultException} where its type's result is one with an
 * error. Any other exception passes through the guest to whoever called it; like a trap it ends the instance's life.
 */
@FunctionalInterface
public interface ComponentHostFunction {
    /**
     * @param arguments one per parameter, of the types that the component's import says
     * @return the result, empty where the type has none
     */
    Optional<Value> call(CallContext context, List<Value> arguments) throws Exception;
}
