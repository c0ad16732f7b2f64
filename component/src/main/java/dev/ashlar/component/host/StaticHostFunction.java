package dev.ashlar.component.host;

import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.Value;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A host function that is a method, with Java's own types. Components call it through code generated for these; only where
 * no component is involved are values dynamic.
 *
 * @param lookup that may call the method and access the records, variants and exceptions in its signature
 * @param receiver finds the object to call; empty where the first parameter of the component's function is it
 * @param dynamic the same function
 */
public record StaticHostFunction(
        Method method,
        MethodHandles.Lookup lookup,
        Optional<Function<CallContext, ?>> receiver,
        ResourceWrapper wrapper,
        ComponentHostFunction dynamic)
        implements ComponentHostFunction {
    @Override
    public Optional<Value> call(CallContext context, List<Value> arguments) throws Exception {
        return dynamic.call(context, arguments);
    }

    /** Receiver and parameters to result, all but primitives erased. */
    MethodHandle target() {
        try {
            MethodHandle target = lookup.unreflect(method);
            return target.asType(target.type().erase());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }
}
