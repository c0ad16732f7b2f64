package dev.ashlar.component.link;

import dev.ashlar.component.HostCallObserver;
import dev.ashlar.component.plan.Plan;
import dev.ashlar.component.plan.SlotOptions;
import dev.ashlar.component.plan.Step;
import dev.ashlar.component.runtime.Composition;
import dev.ashlar.component.runtime.InstanceState;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.runtime.Budget;
import dev.ashlar.engine.runtime.GuestEntry;
import dev.ashlar.engine.runtime.ModuleInstance;
import dev.ashlar.engine.runtime.StoreAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a plan. */
final class Instantiation {
    private final Plan plan;
    private final StoreAccess store;
    private final GuestEntry entry;
    private final ModuleInstance[] coreInstances;
    private final @Nullable Extern[] externs;
    private final @Nullable RuntimeResource[] resources;
    private final InstanceState[] instances;
    private final Budget[] budgets;
    private final Contents contents;
    private final IntrinsicFunctions intrinsics;

    Instantiation(Plan plan, StoreAccess store, @Nullable HostCallObserver observer) {
        this.plan = plan;
        this.store = store;
        this.entry = store.entry();
        this.coreInstances = new ModuleInstance[plan.coreInstances()];
        this.externs = plan.externs().clone();
        this.resources = plan.resources().clone();
        this.instances = new InstanceState[plan.instances().size()];
        this.budgets = new Budget[plan.instances().size()];
        Composition composition = new Composition(entry, observer);
        this.contents = new Contents(composition, instances, externs, resources);
        this.intrinsics = new IntrinsicFunctions(contents);
    }

    Contents run() {
        int before = entry.begin();
        try {
            makeInstances();
            plan.steps().forEach(this::run);
        } catch (Throwable e) {
            throw sneaky(entry.failed(e, before));
        }
        entry.end(before);
        return contents;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> RuntimeException sneaky(Throwable e) throws T {
        throw (T) e;
    }

    private void makeInstances() {
        for (int i = 0; i < instances.length; i++) {
            Plan.NewInstance wanted = plan.instances().get(i);
            InstanceState parent = wanted.parent() == SlotOptions.NONE ? null : instances[wanted.parent()];
            instances[i] =
                    wanted.living().orElseGet(() -> new InstanceState(contents.composition(), parent, wanted.name()));
            budgets[i] = budget(wanted);
        }
    }

    private Budget budget(Plan.NewInstance instance) {
        Budget around = instance.parent() == SlotOptions.NONE ? store.budget() : budgets[instance.parent()];
        return instance.account()
                .map(account -> store.newAccount(account.owner(), around, account.limits()))
                .orElse(around);
    }

    private void run(Step step) {
        switch (step) {
            case Step.CoreInstantiate core -> coreInstances[core.coreInstance()] = instantiate(core);
            case Step.CoreExport export ->
                externs[export.extern()] = coreInstances[export.coreInstance()].export(export.position());
            case Step.DefineResource resource -> resources[resource.resource()] = define(resource);
            case Step.Builtin builtin ->
                externs[builtin.extern()] =
                        builtin.maker().make(entry, intrinsics.target(builtin.intrinsic(), builtin.maker()));
            case Step.LowerHost lower -> externs[lower.extern()] = lower(lower);
            case Step.Adapters adapters -> instantiate(adapters);
        }
    }

    private ModuleInstance instantiate(Step.CoreInstantiate core) {
        int[] slots = core.imports();
        Extern[] imports = new Extern[slots.length];
        for (int i = 0; i < imports.length; i++) {
            imports[i] = contents.extern(slots[i]);
        }
        return store.instantiate(core.module(), Arrays.asList(imports), budgets[core.instance()]);
    }

    private RuntimeResource define(Step.DefineResource resource) {
        return RuntimeResource.ofInstance(
                resource.type(), instances[resource.instance()], contents.optionalFunction(resource.destructor()));
    }

    private Extern lower(Step.LowerHost lower) {
        return lower.maker().make(entry, new LoweredFunction(contents, lower));
    }

    private void instantiate(Step.Adapters adapters) {
        List<Extern> imports = new ArrayList<>(adapters.imports().size());
        for (Step.Source source : adapters.imports()) {
            imports.add(
                    switch (source) {
                        case Step.Source.OfExtern(int extern) -> contents.extern(extern);
                        case Step.Source.OfFlags(int instance) -> instances[instance].flags;
                        case Step.Source.OfIntrinsic(var intrinsic, var maker) ->
                            maker.make(entry, intrinsics.target(intrinsic, maker));
                    });
        }
        ModuleInstance made = store.instantiate(adapters.module(), imports);
        int[] slots = adapters.externs();
        for (int i = 0; i < slots.length; i++) {
            externs[slots[i]] = made.export(i);
        }
    }
}
