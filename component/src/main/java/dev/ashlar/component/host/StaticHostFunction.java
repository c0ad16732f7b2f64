package dev.ashlar.component.host;

import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.Value;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * A host function of the Java types of a method. Components call it through code generated for these; only where no
 * component is involved are values dynamic.
 *
 * @param method whose signature the types are read off
 * @param lookup that may access the records, variants and exceptions in it
 * @param target a {@link CallContext}, then the method's parameters, preceded by its receiver where that is the first
 *     parameter of the component's function
 * @param dynamic the same function
 */
public record StaticHostFunction(
        Method method,
        MethodHandles.Lookup lookup,
        MethodHandle target,
        ResourceWrapper wrapper,
        ComponentHostFunction dynamic)
        implements ComponentHostFunction {
    public StaticHostFunction {
        MethodType erased = target.type().erase().changeParameterType(0, CallContext.class);
        target = target.asType(erased);
    }

    @Override
    public Optional<Value> call(CallContext context, List<Value> arguments) throws Exception {
        return dynamic.call(context, arguments);
    }
}
