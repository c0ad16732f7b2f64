package dev.ashlar.engine;

/** On whose account stores run. Made by {@link Engine#newTenant}; its limits bound all its stores together. */
public interface Tenant {
    String name();

    ResourceLimits limits();

    /**
     * Another one with the same names and limits up to the process, none of which holds anything: what fits there would fit here if
     * nothing else were going on.
     */
    Tenant unused();

    /**
     * Gives it other limits, at once. What is reserved stays, also where it is more than is allowed now; then nothing more is
     * until enough was given back.
     */
    void limit(ResourceLimits limits);

    /** Reserved at this moment by all stores of the tenant. */
    ResourceLimits inUse();
}
