package dev.ashlar.component.plan;

import dev.ashlar.component.runtime.InstanceState;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to instantiate a component with everything that it is linked to.
 *
 * @param steps in order
 * @param instances of components, by slot
 * @param resources what is known of them beforehand, by slot: those of the host and of living instances
 * @param externs what is known of them beforehand, by slot: those of living instances
 * @param coreInstances how many slots these need
 * @param exports of the component, with what they stand for
 * @param store to which the plan is bound, because of living instances
 */
public record Plan(
        List<Step> steps,
        List<NewInstance> instances,
        @Nullable RuntimeResource[] resources,
        @Nullable Extern[] externs,
        int coreInstances,
        Item.OfInstance exports,
        Optional<Store> store) {
    public Plan {
        steps = List.copyOf(steps);
        instances = List.copyOf(instances);
    }

    /**
     * A component instance.
     *
     * @param parent slot of the instance around it, -1 for none
     * @param living one that exists already
     * @param account what it may have; empty where that is up to the instance around it, or to the store
     */
    public record NewInstance(String name, int parent, Optional<InstanceState> living, Optional<Account> account) {}
}
