package dev.ashlar.component.link;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.HostFunctionFactory;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.plan.Account;
import dev.ashlar.component.plan.Item;
import dev.ashlar.component.plan.Planner;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Finds what imports stand for while a plan is made, and plans those components that are plugged in. */
final class ImportResolver {
    private final Planner planner;

    /** Exports of the providers planned so far; empty while that is being done. */
    private final Map<Provider, Optional<Item.OfInstance>> planned = new HashMap<>();

    private final Map<LinkerState, Map<ResourceType, Integer>> resources = new IdentityHashMap<>();

    ImportResolver(Planner planner) {
        this.planner = planner;
    }

    /** Plans the instantiation of a component. */
    Item.OfInstance instantiate(Provider provider, LinkerState definitions) {
        DefaultComponent component = provider.component();
        if (!definitions.trapMissing()) {
            requireAll(component, definitions.root());
        }
        planned.put(provider, Optional.empty());
        Item.OfInstance exports = planner.instantiate(
                component.checked(),
                definitions.account().map(Account::owner).orElse(component.name()),
                definitions.account(),
                (name, type) -> find(component, definitions, name, type));
        planned.put(provider, Optional.of(exports));
        return exports;
    }

    private Item find(DefaultComponent component, LinkerState definitions, String name, ComponentExternType type) {
        HostDefinitions root = definitions.root();
        Optional<Item> found =
                root.entries().find(name).map(definition -> item(component, definitions, definition, "", name));
        if (definitions.trapMissing()) {
            return filled(component, found.orElse(null), type, "", name);
        }
        return found.orElseThrow(
                () -> new IllegalStateException("the import " + name + " is missing, but was not found to be"));
    }

    private static void requireAll(DefaultComponent component, HostDefinitions root) {
        var missing = MissingImports.of(component.type().imports(), root);
        if (!missing.isEmpty()) {
            throw new ComponentLinkException(component.name(), missing);
        }
    }

    private Item item(
            DefaultComponent component,
            LinkerState definitions,
            LinkDefinition definition,
            String instance,
            String name) {
        return switch (definition) {
            case LinkDefinition.Function(var type, HostFunctionFactory factory) ->
                new Item.Host(instance, name, type, resources(definitions), factory);
            case LinkDefinition.Resource resource -> new Item.OfResource(planner.resource(resource.resource()));
            case LinkDefinition.CoreModule(var module) -> new Item.OfModule(module);
            case LinkDefinition.Nested(var nested) -> new Item.OfComponent(nested.checked(), Optional.empty());
            case LinkDefinition.Living(var living) -> living.in(planner);
            case LinkDefinition.Plug(Provider provider, String export) ->
                plugged(component, definitions, provider, export, name);
            case HostDefinitions host -> {
                SequencedMap<String, Item> exports = new LinkedHashMap<>();
                host.entries()
                        .entries()
                        .forEach((part, one) -> exports.put(part, item(component, definitions, one, name, part)));
                yield new Item.OfInstance(exports);
            }
        };
    }

    private Map<ResourceType, Integer> resources(LinkerState definitions) {
        return resources.computeIfAbsent(definitions, key -> {
            Map<ResourceType, Integer> all = new HashMap<>();
            definitions.resources().forEach(one -> all.put(one.type(), planner.resource(one.resource())));
            return all;
        });
    }

    private Item plugged(
            DefaultComponent component, LinkerState definitions, Provider provider, String export, String name) {
        Optional<Item.OfInstance> known = planned.get(provider);
        if (known != null && known.isEmpty()) {
            throw new ComponentLinkException(
                    component.name(),
                    name,
                    "it is to come from component %s, which cannot be instantiated before %s"
                            .formatted(provider.component().name(), component.name()));
        }
        Item.OfInstance exports =
                known == null ? instantiate(provider, provider.definitions().orElse(definitions)) : known.orElseThrow();
        Item item = exports.exports().get(export);
        if (item == null) {
            throw new IllegalStateException("a planned component lacks its export " + export);
        }
        return item;
    }

    /** With something that traps in all the gaps. */
    private Item filled(
            DefaultComponent component, @Nullable Item found, ComponentExternType type, String instance, String name) {
        return switch (type) {
            case ComponentExternType.Function function -> found != null ? found : trap(instance, name);
            case ComponentExternType.Resource(ResourceType resource) ->
                found != null
                        ? found
                        : new Item.OfResource(planner.resource(RuntimeResource.ofHost(resource, object -> {})));
            case ComponentExternType.Type known -> found != null ? found : new Item.OfType();
            case ComponentExternType.Instance(var wanted)
            when found == null || found instanceof Item.OfInstance -> {
                SequencedMap<String, Item> exports = new LinkedHashMap<>();
                if (found instanceof Item.OfInstance(var given)) {
                    exports.putAll(given);
                }
                wanted.exports()
                        .forEach((part, one) ->
                                exports.put(part, filled(component, exports.get(part), one, name, part)));
                yield new Item.OfInstance(exports);
            }
            default -> {
                if (found == null) {
                    throw new ComponentLinkException(
                            component.name(), name, "only functions can trap when missing, this is " + type);
                }
                yield found;
            }
        };
    }

    private static Item trap(String instance, String name) {
        String path = instance.isEmpty() ? name : instance + "#" + name;
        ComponentHostFunction trap = (context, arguments) -> {
            throw new Trap(TrapCode.MISSING_IMPORT, path);
        };
        return new Item.Host(instance, name, Optional.empty(), Map.of(), type -> trap);
    }
}
