package dev.ashlar.component.plan;

import dev.ashlar.component.ResourceType;
import dev.ashlar.component.runtime.InstanceState;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of a plan in the making, and its steps. */
final class Slots {
    /** Steps and component instances beyond this are refused: nesting multiplies them. */
    private static final int MAX_STEPS = 200_000;

    private static final int MAX_INSTANCES = 10_000;

    /** Passing an instance on costs as much as it has exports. */
    private static final long MAX_EFFORT = 20_000_000;

    private final String component;
    private final List<Step> steps = new ArrayList<>();
    private final List<Plan.NewInstance> instances = new ArrayList<>();
    private final List<@Nullable RuntimeResource> resources = new ArrayList<>();
    private final List<@Nullable Extern> externs = new ArrayList<>();
    private final Map<Long, Integer> coreExports = new HashMap<>();
    private final Map<Object, Integer> living = new IdentityHashMap<>();
    private final Map<Integer, Map<ResourceType, Integer>> resourceMaps = new HashMap<>();
    private int coreInstances;
    private long effort;
    private @Nullable Store store;

    /** @param component for messages */
    Slots(String component) {
        this.component = component;
    }

    /** Accounts for {@code things} that somebody is about to walk over. */
    void effort(int things) {
        effort += things;
        if (effort > MAX_EFFORT) {
            throw tooLarge(MAX_EFFORT + " things passed from instance to instance");
        }
    }

    void add(Step step) {
        if (steps.size() >= MAX_STEPS) {
            throw tooLarge(MAX_STEPS + " initialisers");
        }
        steps.add(step);
    }

    private ResourceLimitException tooLarge(String what) {
        return new ResourceLimitException("instantiating component %s takes more than %s".formatted(component, what));
    }

    int newExtern() {
        externs.add(null);
        return externs.size() - 1;
    }

    int newResource() {
        resources.add(null);
        return resources.size() - 1;
    }

    int newCoreInstance() {
        return coreInstances++;
    }

    /** The extern that is an export of a core instance. */
    int coreExport(int coreInstance, int position) {
        return coreExports.computeIfAbsent((long) coreInstance << 32 | position, key -> {
            int extern = newExtern();
            add(new Step.CoreExport(coreInstance, position, extern));
            return extern;
        });
    }

    /** @param parent the instance around it, -1 for none */
    int newInstance(String name, int parent) {
        return addInstance(new Plan.NewInstance(name, parent, Optional.empty(), Optional.empty()));
    }

    /** One that no other is around. */
    int newInstance(String name, Optional<Account> account) {
        return addInstance(new Plan.NewInstance(name, SlotOptions.NONE, Optional.empty(), account));
    }

    private int addInstance(Plan.NewInstance instance) {
        if (instances.size() >= MAX_INSTANCES) {
            throw tooLarge(MAX_INSTANCES + " component instances");
        }
        instances.add(instance);
        return instances.size() - 1;
    }

    /** What the resource types of an instance's component stand for. */
    void resources(int instance, Map<ResourceType, Integer> map) {
        resourceMaps.put(instance, map);
    }

    Map<ResourceType, Integer> resourcesOf(int instance) {
        return resourceMaps.computeIfAbsent(instance, key -> new HashMap<>());
    }

    /** Whether one is the other, or contains it. */
    boolean areNested(int one, int other) {
        return contains(one, other) || contains(other, one);
    }

    private boolean contains(int outer, int inner) {
        int at = inner;
        while (at >= 0 && at != outer) {
            at = parent(at);
        }
        return at >= 0;
    }

    /** The callee and those around it, without the caller and those around that. */
    List<Integer> entering(int caller, int callee) {
        Set<Integer> inside = new HashSet<>();
        for (int at = caller; at >= 0; at = parent(at)) {
            inside.add(at);
        }
        List<Integer> entered = new ArrayList<>();
        for (int at = callee; at >= 0 && !inside.contains(at); at = parent(at)) {
            entered.add(at);
        }
        return entered;
    }

    String instanceName(int instance) {
        return instances.get(instance).name();
    }

    private int parent(int instance) {
        return instances.get(instance).parent();
    }

    /** A resource that exists already. */
    int known(RuntimeResource resource) {
        return living.computeIfAbsent(resource, key -> {
            resources.add(resource);
            return resources.size() - 1;
        });
    }

    /** An extern of a living instance. */
    int known(Extern extern) {
        store = extern.store();
        return living.computeIfAbsent(extern, key -> {
            externs.add(extern);
            return externs.size() - 1;
        });
    }

    /** A living instance, with those around it. */
    int known(InstanceState instance) {
        store = instance.composition().store();
        Integer number = living.get(instance);
        if (number == null) {
            InstanceState around = instance.parent();
            int parent = around == null ? SlotOptions.NONE : known(around);
            number =
                    addInstance(new Plan.NewInstance(instance.name(), parent, Optional.of(instance), Optional.empty()));
            living.put(instance, number);
        }
        return number;
    }

    Plan plan(Item.OfInstance exports) {
        return new Plan(
                steps,
                instances,
                resources.toArray(new @Nullable RuntimeResource[0]),
                externs.toArray(new @Nullable Extern[0]),
                coreInstances,
                exports,
                Optional.ofNullable(store));
    }
}
