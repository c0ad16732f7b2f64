package dev.ashlar.engine;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** A function of an instance, or a host function that belongs to a store. */
public non-sealed interface Function extends Extern {
    @Override
    FunctionType type();

    /**
     * Calls it with one argument per parameter, in the carriers of {@link ValueType}, and returns one object per
     * result.
     *
     * @throws IllegalArgumentException when the arguments do not fit the type
     * @throws Trap when the guest trapped or met a limit
     * @throws WasmException when the guest threw and nobody caught it
     * @throws IllegalStateException when another thread is inside the store
     */
    @Nullable Object[] call(@Nullable Object... arguments);

    /**
     * The fast way in: a handle of exactly the function's type, {@code (int, long) → int} for {@code (i32, i64) →
     * i32}. References are {@link Function}, {@link WasmException} or {@link Object}, vectors {@link V128}; a
     * function of no results returns void, one of several an {@code Object[]}.
     */
    MethodHandle handle();
}
