package dev.ashlar.component.validate;

import dev.ashlar.component.ResourceType;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The resources that types mention and do not introduce themselves. */
final class FreeResources {
    private final Effort effort;
    private final Set<Def> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<ResourceType> mentioned = new LinkedHashSet<>();
    private final Set<ResourceType> introduced = new LinkedHashSet<>();

    FreeResources(Effort effort) {
        this.effort = effort;
    }

    Set<ResourceType> of(Def def) {
        add(def);
        return result();
    }

    Set<ResourceType> of(Collection<Entity> entities) {
        entities.forEach(this::add);
        return result();
    }

    private Set<ResourceType> result() {
        mentioned.removeAll(introduced);
        return mentioned;
    }

    private void add(Entity entity) {
        switch (entity) {
            case Entity.CoreModule m -> {}
            case Entity.Function function -> add(function.type());
            case Entity.Type type -> add(type.created());
            case Entity.Instance instance -> add(instance.type());
            case Entity.Component component -> add(component.type());
        }
    }

    private void add(Def def) {
        effort.step();
        if (!def.resources() || !seen.add(def)) {
            return;
        }
        switch (def) {
            case Def.Resource resource -> mentioned.add(resource.type);
            case Def.Value value -> {
                value.parts.forEach(this::add);
                if (value.resource != null) {
                    mentioned.add(value.resource.type);
                }
            }
            case Def.Function function -> {
                function.parameters.forEach(this::add);
                if (function.result != null) {
                    add(function.result);
                }
            }
            case Def.Instance instance -> {
                introduced.addAll(instance.fresh);
                instance.exports.values().forEach(this::add);
            }
            case Def.Component component -> {
                introduced.addAll(component.imported);
                introduced.addAll(component.defined);
                component.imports.values().forEach(this::add);
                component.exports.values().forEach(this::add);
            }
        }
    }

    /** The resources that are exported as types, directly or by an instance that is exported. */
    static Set<ResourceType> exported(Map<String, Entity> exports, Effort effort) {
        Set<ResourceType> exported = new LinkedHashSet<>();
        Set<Def> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        exports.values().forEach(entity -> addExported(entity, exported, seen, effort));
        return exported;
    }

    private static void addExported(Entity entity, Set<ResourceType> exported, Set<Def> seen, Effort effort) {
        effort.step();
        if (entity instanceof Entity.Type(Def.Resource created, Def r)) {
            exported.add(created.type);
        } else if (entity instanceof Entity.Instance(Def.Instance instance) && seen.add(instance)) {
            instance.exports.values().forEach(export -> addExported(export, exported, seen, effort));
        }
    }
}
