package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ResourceType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replaces resources, and types that imports introduced, in types. What is shared stays shared. */
final class Substitution {
    private final ValueTypes values;
    private final Effort effort;
    private final Map<ResourceType, ResourceType> resources;
    private final Map<Def, Def> known;
    private final boolean onlyResources;

    /** @param renamings types to replace as a whole; not changed */
    Substitution(ValueTypes values, Effort effort, Map<ResourceType, ResourceType> resources, Map<Def, Def> renamings) {
        this.values = values;
        this.effort = effort;
        this.resources = resources;
        this.known = new IdentityHashMap<>(renamings);
        this.onlyResources = renamings.keySet().stream().allMatch(Def::resources);
    }

    Map<String, Entity> apply(Map<String, Entity> entities) {
        Map<String, Entity> replaced = new LinkedHashMap<>();
        entities.forEach((name, entity) -> replaced.put(name, apply(entity)));
        return replaced;
    }

    Entity apply(Entity entity) {
        return switch (entity) {
            case Entity.CoreModule module -> module;
            case Entity.Function function -> new Entity.Function((Def.Function) apply(function.type()));
            case Entity.Type type -> new Entity.Type(apply(type.created()), apply(type.referenced()));
            case Entity.Instance instance -> new Entity.Instance((Def.Instance) apply(instance.type()));
            case Entity.Component component -> new Entity.Component((Def.Component) apply(component.type()));
        };
    }

    private Def apply(Def def) {
        effort.step();
        Def replaced = known.get(def);
        if (replaced == null) {
            replaced = onlyResources && !def.resources() ? def : replace(def);
            known.put(def, replaced);
        }
        return replaced;
    }

    private Def replace(Def def) {
        return switch (def) {
            case Def.Resource resource -> {
                ResourceType meaning = resources.get(resource.type);
                yield meaning == null ? resource : new Def.Resource(meaning);
            }
            case Def.Value value -> value(value);
            case Def.Function function -> function(function);
            case Def.Instance instance -> new Def.Instance(apply(instance.exports), instance.fresh);
            case Def.Component component ->
                new Def.Component(
                        apply(component.imports), apply(component.exports), component.imported, component.defined);
        };
    }

    private Def value(Def.Value value) {
        List<Def.Value> parts = values(value.parts);
        Def.@Nullable Resource resource = value.resource == null ? null : (Def.Resource) apply(value.resource);
        if (parts == value.parts && resource == value.resource) {
            return value;
        }
        effort.steps(ValueTypes.width(value.type));
        return values.with(value, parts, resource);
    }

    private List<Def.Value> values(List<Def.Value> parts) {
        List<Def.Value> replaced = new ArrayList<>(parts.size());
        boolean changed = false;
        for (Def.Value part : parts) {
            Def.Value value = (Def.Value) apply(part);
            changed |= value != part;
            replaced.add(value);
        }
        return changed ? List.copyOf(replaced) : parts;
    }

    private Def function(Def.Function function) {
        List<Def.Value> parameters = values(function.parameters);
        Def.@Nullable Value result = function.result == null ? null : (Def.Value) apply(function.result);
        if (parameters == function.parameters && result == function.result) {
            return function;
        }
        List<ComponentFunctionType.Parameter> named = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            named.add(new ComponentFunctionType.Parameter(
                    function.type.parameters().get(i).name(), parameters.get(i).type));
        }
        return new Def.Function(
                new ComponentFunctionType(
                        function.type.async(), named, result == null ? Optional.empty() : Optional.of(result.type)),
                parameters,
                result);
    }
}
