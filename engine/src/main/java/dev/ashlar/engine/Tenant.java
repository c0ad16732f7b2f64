package dev.ashlar.engine;

/** On whose account stores run. Made by {@link Engine#newTenant}; its limits bound all its stores together. */
public interface Tenant {
    String name();

    ResourceLimits limits();

    /** Reserved at this moment by all stores of the tenant. */
    ResourceLimits inUse();
}
