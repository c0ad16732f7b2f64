package dev.ashlar.engine.link;

import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Tenant;
import dev.ashlar.engine.runtime.Budget;

/** A tenant: a name and a budget. */
record DefaultTenant(String name, DefaultEngine engine, Budget budget) implements Tenant {
    static DefaultTenant under(Budget process, String name, DefaultEngine engine, ResourceLimits limits) {
        return new DefaultTenant(name, engine, new Budget("tenant " + name, process, limits));
    }

    @Override
    public ResourceLimits limits() {
        return budget.limits();
    }

    @Override
    public Tenant unused() {
        return new DefaultTenant(name, engine, budget.unused());
    }

    @Override
    public void limit(ResourceLimits limits) {
        budget.limit(limits);
    }

    @Override
    public ResourceLimits inUse() {
        return budget.inUse();
    }
}
