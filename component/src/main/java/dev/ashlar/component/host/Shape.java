package dev.ashlar.component.host;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ResourceType;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * How a function looks in Java: the mappings of its parameters and of its result.
 *
 * @param resources that the type mentions, in order of first mention
 * @param resourceClasses what they are in Java
 * @param dynamic whether Java sees an array of {@link dev.ashlar.component.Value}s instead of parameters
 */
record Shape(
        ComponentFunctionType type,
        List<ResourceType> resources,
        List<Class<?>> resourceClasses,
        boolean dynamic,
        Mapping.Product parameters,
        Optional<Mapping> result,
        Optional<Failure> failure) {

    /**
     * The error of a function's result as an exception.
     *
     * @param constructor of the exception, from the error or from nothing, of erased type
     * @param returned what the method returns in the case of success, erased
     */
    record Failure(Class<?> exception, MethodHandle constructor, boolean hasPayload, ClassDesc returned) {}
}
