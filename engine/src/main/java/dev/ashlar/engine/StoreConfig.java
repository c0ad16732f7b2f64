package dev.ashlar.engine;

import java.util.Optional;

/**
 * How a store is made.
 *
 * @param tenant on whose account; the engine's default tenant when empty
 * @param limits of this store alone
 */
public record StoreConfig(Optional<Tenant> tenant, ResourceLimits limits) {
    public static final StoreConfig DEFAULT = new StoreConfig(Optional.empty(), ResourceLimits.STORE_DEFAULT);

    public StoreConfig withTenant(Tenant newTenant) {
        return new StoreConfig(Optional.of(newTenant), limits);
    }

    public StoreConfig withLimits(ResourceLimits newLimits) {
        return new StoreConfig(tenant, newLimits);
    }
}
