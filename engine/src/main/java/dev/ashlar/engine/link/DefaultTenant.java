package dev.ashlar.engine.link;

import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Tenant;
import dev.ashlar.engine.runtime.Budget;

/** A tenant: a name and a budget. */
record DefaultTenant(String name, DefaultEngine engine, ResourceLimits limits, Budget budget) implements Tenant {
    static DefaultTenant under(Budget process, String name, DefaultEngine engine, ResourceLimits limits) {
        return new DefaultTenant(name, engine, limits, new Budget("tenant " + name, process, limits));
    }

    @Override
    public ResourceLimits inUse() {
        return budget.inUse();
    }
}
