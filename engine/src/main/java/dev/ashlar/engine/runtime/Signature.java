package dev.ashlar.engine.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/**
 * The generated classes of one signature. Function types that look the same to the JVM share them.
 *
 * @param key one letter per parameter, an underscore, one letter per result, see {@code compile.Shape}
 * @param codeClass the abstract subclass of {@link FunctionCode}
 * @param enter from the host: API carriers and a {@link FunctionReference} to API carriers
 * @param boxed {@code (FunctionReference, Object[]) → Object}
 * @param host {@code (Signature, MethodHandle) → FunctionCode}: makes the code of a host function from a handle of type
 *     {@code hostType}
 * @param hostType a {@code CallContext}, then flat parameters
 */
public record Signature(
        String key,
        Class<?> codeClass,
        MethodHandle enter,
        MethodHandle boxed,
        MethodHandle host,
        MethodType hostType) {}
