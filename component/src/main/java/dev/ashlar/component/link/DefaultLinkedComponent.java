package dev.ashlar.component.link;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.HostCallObserver;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.host.HostExport;
import dev.ashlar.component.plan.Item;
import dev.ashlar.component.plan.Plan;
import dev.ashlar.component.plan.Planner;
import dev.ashlar.component.plan.Step;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.runtime.EngineAccess;
import dev.ashlar.engine.runtime.StoreAccess;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A component and the plan to instantiate it. */
final class DefaultLinkedComponent implements LinkedComponent {
    private static final int MOST_PREPARED = 100;

    private final Provider provider;
    private final Plan plan;
    private final @Nullable HostCallObserver observer;

    private DefaultLinkedComponent(Provider provider, Plan plan, @Nullable HostCallObserver observer) {
        this.provider = provider;
        this.plan = plan;
        this.observer = observer;
    }

    static DefaultLinkedComponent link(
            DefaultComponent component, LinkerState definitions, @Nullable HostCallObserver observer) {
        Planner planner = new Planner(component.engine(), component.name(), component.adapters(), component.hostCode());
        Provider provider = new Provider(component, Optional.of(definitions));
        Plan plan = planner.plan(new ImportResolver(planner).instantiate(provider, definitions));
        Provider later = new Provider(component, Optional.of(definitions.reducedTo(component)));
        return new DefaultLinkedComponent(later, plan, observer);
    }

    static DefaultLinkedComponent of(LinkedComponent component) {
        if (component instanceof DefaultLinkedComponent ours) {
            return ours;
        }
        throw new IllegalArgumentException("the linked component must come from this library");
    }

    Provider provider() {
        return provider;
    }

    @Override
    public Component component() {
        return provider.component();
    }

    @Override
    public void prepareCalls() {
        for (Step step : plan.steps()) {
            if (step instanceof Step.LowerHost lower) {
                lower.code().prepare(lower.target());
            }
        }
        int ignored = prepareExports(plan.exports(), 0);
    }

    /** Returns how many functions are ready then. */
    private int prepareExports(Item.OfInstance exports, int before) {
        int ready = before;
        for (Item item : exports.exports().values()) {
            if (ready == MOST_PREPARED) {
                break;
            }
            if (item instanceof Item.OfInstance nested) {
                ready = prepareExports(nested, ready);
            } else if (item instanceof Item.Lifted lifted && !lifted.options().async()) {
                prepare(lifted);
                ready++;
            }
        }
        return ready;
    }

    private void prepare(Item.Lifted lifted) {
        DefaultComponent component = provider.component();
        HostExport export =
                component.hostCode().lifting(lifted.type(), lifted.options().encoding());
        export.prepare(((EngineAccess) component.engine()).entry(export.coreType()));
    }

    @Override
    public ComponentInstance instantiate(Store store) {
        DefaultComponent component = provider.component();
        if (!(store instanceof StoreAccess access) || store.engine() != component.engine()) {
            throw new IllegalArgumentException("store and component belong to different engines");
        }
        plan.store().ifPresent(bound -> {
            if (bound != store) {
                throw new IllegalArgumentException("an import is linked to an instance of another store");
            }
        });
        Contents contents = new Instantiation(plan, access, observer).run();
        return new DefaultComponentInstance(
                contents, component, plan.exports(), component.type().exports());
    }
}
