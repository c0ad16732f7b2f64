package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.ComponentType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.ResourceType;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** From the types of validation to public ones. */
final class Publisher {
    private final Effort effort;
    /** Types without resources look the same everywhere. */
    private final Map<Def, Object> closed;

    private final Map<Def, Object> known = new IdentityHashMap<>();
    /** Resources that are introduced where they are met next. */
    private final Set<ResourceType> pending;

    private Publisher(Effort effort, Map<Def, Object> closed, Set<ResourceType> introduced) {
        this.effort = effort;
        this.closed = closed;
        this.pending = new HashSet<>(introduced);
    }

    Publisher(Effort effort) {
        this(effort, new IdentityHashMap<>(), Set.of());
    }

    /** One that shows the first mention of each of these resources as where it is introduced. */
    Publisher introducing(Set<ResourceType> introduced) {
        return new Publisher(effort, closed, introduced);
    }

    SequencedMap<String, ComponentExternType> externs(Map<String, Entity> entities) {
        SequencedMap<String, ComponentExternType> published = new LinkedHashMap<>();
        entities.forEach((name, entity) -> published.put(name, extern(entity)));
        return published;
    }

    ComponentExternType extern(Entity entity) {
        effort.step();
        return switch (entity) {
            case Entity.CoreModule module ->
                new ComponentExternType.CoreModule(module.module().type());
            case Entity.Function function -> new ComponentExternType.Function(function.type().type);
            case Entity.Type type ->
                type.created() instanceof Def.Resource resource && pending.remove(resource.type)
                        ? new ComponentExternType.Resource(resource.type)
                        : new ComponentExternType.Type(defined(type.created()));
            case Entity.Instance instance -> new ComponentExternType.Instance(instance(instance.type()));
            case Entity.Component component -> new ComponentExternType.Component(component(component.type()));
        };
    }

    DefinedType defined(Def def) {
        return switch (def) {
            case Def.Resource resource -> new DefinedType.Resource(resource.type);
            case Def.Value value -> new DefinedType.Value(value.type);
            case Def.Function function -> new DefinedType.Function(function.type);
            case Def.Instance instance -> new DefinedType.Instance(instance(instance));
            case Def.Component component -> new DefinedType.Component(component(component));
        };
    }

    ComponentInstanceType instance(Def.Instance instance) {
        Map<Def, Object> cache = instance.resources() ? known : closed;
        if (cache.get(instance) instanceof ComponentInstanceType same && (cache == closed || pending.isEmpty())) {
            return same;
        }
        Publisher inside = instance.fresh.isEmpty() ? this : introducing(instance.fresh);
        ComponentInstanceType published = new ComponentInstanceType(inside.externs(instance.exports));
        cache.put(instance, published);
        return published;
    }

    ComponentType component(Def.Component component) {
        Map<Def, Object> cache = component.resources() ? known : closed;
        if (cache.get(component) instanceof ComponentType same) {
            return same;
        }
        ComponentType published = new ComponentType(
                introducing(component.imported).externs(component.imports),
                introducing(component.defined).externs(component.exports));
        cache.put(component, published);
        return published;
    }
}
