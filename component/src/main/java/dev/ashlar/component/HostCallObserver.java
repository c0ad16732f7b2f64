package dev.ashlar.component;

import dev.ashlar.engine.Store;
import org.jspecify.annotations.Nullable;

/**
 * Sees every call from a component to a function of the host, on the thread of the call: for meters, quotas and spans.
 * Destructors of the host's resources are called {@code [resource-drop]} and the resource's name. What it throws ends the guest's call.
 */
public interface HostCallObserver {
    /** @return anything; given to {@link #ended} */
    @Nullable Object began(Store store, HostCallSite site);

    /** @param thrown what the call ended with, if not normally */
    void ended(Store store, HostCallSite site, @Nullable Object token, @Nullable Throwable thrown);
}
