package dev.ashlar.engine;

import org.jspecify.annotations.Nullable;

/**
 * A function that the host gives to guests.
 *
 * <p>It may block its thread, call back into the guest, throw a {@link Trap} to end the guest's call, or a
 * {@link WasmException} that the guest may catch. Any other exception passes through the guest unchanged.
 */
@FunctionalInterface
public interface HostFunction {
    /**
     * @param arguments one object per parameter, in the carriers of {@link ValueType}
     * @return one object per result
     */
    @Nullable Object[] call(CallContext context, @Nullable Object[] arguments) throws Exception;
}
