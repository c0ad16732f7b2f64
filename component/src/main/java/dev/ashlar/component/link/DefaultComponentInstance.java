package dev.ashlar.component.link;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFunction;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.plan.Item;
import dev.ashlar.component.plan.Planner;
import dev.ashlar.engine.Store;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Exports by name; functions and instances behind them are made when asked for. */
final class DefaultComponentInstance implements ComponentInstance {
    private final Contents contents;
    private final DefaultComponent component;
    private final Item.OfInstance exports;
    private final SequencedMap<String, ComponentExternType> types;
    private final Map<String, ComponentFunction> functions = new ConcurrentHashMap<>();
    private final Map<String, ComponentInstance> instances = new ConcurrentHashMap<>();
    private @Nullable Names<String> instanceNames;

    DefaultComponentInstance(
            Contents contents,
            DefaultComponent component,
            Item.OfInstance exports,
            SequencedMap<String, ComponentExternType> types) {
        this.contents = contents;
        this.component = component;
        this.exports = exports;
        this.types = types;
    }

    /** As part of another plan. */
    Item in(Planner planner) {
        return contents.in(planner.living(), exports);
    }

    @Override
    public String toString() {
        return component.name() + " " + types.keySet();
    }

    @Override
    public Store store() {
        return contents.composition().store();
    }

    @Override
    public ComponentInstanceType type() {
        return new ComponentInstanceType(types);
    }

    @Override
    public Optional<ComponentFunction> findFunction(String name) {
        ComponentFunction known = functions.get(name);
        if (known == null && exports.exports().get(name) instanceof Item.OfFunction function) {
            known = make(name, function);
            functions.put(name, known);
        }
        return Optional.ofNullable(known);
    }

    private ComponentFunction make(String name, Item.OfFunction function) {
        if (!(types.get(name) instanceof ComponentExternType.Function(var type))) {
            throw new IllegalStateException("a planned component exports a function without its type: " + name);
        }
        return switch (function) {
            case Item.Lifted lifted -> new LiftedFunction(contents, component.hostCode(), name, type, lifted);
            case Item.Host host -> new ReexportedFunction(store(), name, type, host);
        };
    }

    @Override
    public Optional<ComponentInstance> findInstance(String name) {
        if (exports.exports().get(name) instanceof Item.OfInstance) {
            return Optional.of(instanceOf(name));
        }
        return instanceNames().find(name).map(this::instanceOf);
    }

    private Names<String> instanceNames() {
        Names<String> known = instanceNames;
        if (known == null) {
            known = new Names<>();
            for (String name : types.keySet()) {
                if (exports.exports().get(name) instanceof Item.OfInstance) {
                    known.put(name, name);
                }
            }
            instanceNames = known;
        }
        return known;
    }

    private ComponentInstance instanceOf(String name) {
        return instances.computeIfAbsent(name, key -> {
            if (exports.exports().get(name) instanceof Item.OfInstance nested
                    && types.get(name) instanceof ComponentExternType.Instance(var type)) {
                return new DefaultComponentInstance(contents, component, nested, type.exports());
            }
            throw new IllegalStateException("a planned component exports an instance without its type: " + name);
        });
    }
}
