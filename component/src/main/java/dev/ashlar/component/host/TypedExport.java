package dev.ashlar.component.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;

/** An exported function that can be called with Java's own types. */
public interface TypedExport {
    /**
     * The function as a handle of the method's parameters and result, preceded by its receiver where that is the first
     * parameter of the component's function; all but primitives erased to {@link Object}.
     *
     * @param lookup that may access the records, variants and exceptions in the method's signature
     * @throws IllegalArgumentException when the method does not fit the function's type
     */
    MethodHandle handle(Method method, MethodHandles.Lookup lookup, ResourceWrapper wrapper);
}
