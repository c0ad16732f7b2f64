package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.engine.Engine;
import java.util.EnumSet;
import java.util.Set;

/** What all scopes of one validation share. */
final class Context {
    final Engine engine;
    final byte[] bytes;
    final ValueTypes values = new ValueTypes();
    final Effort effort = new Effort();
    final Publisher publisher = new Publisher(effort);
    private final Set<ComponentFeature> features = EnumSet.noneOf(ComponentFeature.class);

    Context(Engine engine, byte[] bytes) {
        this.engine = engine;
        this.bytes = bytes;
    }

    void uses(ComponentFeature feature) {
        features.add(feature);
    }

    Set<ComponentFeature> features() {
        return Set.copyOf(features);
    }
}
