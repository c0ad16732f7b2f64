package dev.ashlar.engine;

import java.util.Optional;

/**
 * How a store is made.
 *
 * @param tenant on whose account; the engine's default tenant when empty
 * @param limits of this store alone
 * @param data the host's own, for its host functions to find with {@link Store#data}
 */
public record StoreConfig(Optional<Tenant> tenant, ResourceLimits limits, Optional<Object> data) {
    public static final StoreConfig DEFAULT =
            new StoreConfig(Optional.empty(), ResourceLimits.STORE_DEFAULT, Optional.empty());

    public StoreConfig withTenant(Tenant newTenant) {
        return new StoreConfig(Optional.of(newTenant), limits, data);
    }

    public StoreConfig withLimits(ResourceLimits newLimits) {
        return new StoreConfig(tenant, newLimits, data);
    }

    public StoreConfig withData(Object newData) {
        return new StoreConfig(tenant, limits, Optional.of(newData));
    }
}
