package dev.ashlar.wit.resolve;

import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WorldItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Adds the imports that a world has because others need them: an interface whose types are used is imported, in front of
 * its users; where the user is an export, unless the used one is exported too.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#transitive-imports-and-worlds">WIT:
 *     transitive imports and worlds</a>
 */
final class WorldElaboration {
    private final Function<InterfaceName, WitInterface> interfaces;
    private final IntConsumer steps;

    /** @param steps is told of work as it is done, and may stop it by an exception */
    WorldElaboration(Function<InterfaceName, WitInterface> interfaces, IntConsumer steps) {
        this.interfaces = interfaces;
        this.steps = steps;
    }

    /** Imports and exports in order. */
    record Elaborated(List<WorldItem> imports, List<WorldItem> exports) {}

    /** Keys are names of interfaces, or plain names. */
    private sealed interface Key {
        record Interface(InterfaceName name) implements Key {}

        record Plain(String name) implements Key {}
    }

    Elaborated elaborate(List<TypeDefinition> types, Collection<WorldItem> imports, Collection<WorldItem> exports) {
        var exported = keyed(exports);
        var exportOrder = new TopologicalOrder<Key>(
                key -> dependencies(key, exported).stream()
                        .filter(exported::containsKey)
                        .toList(),
                WorldElaboration::cycle);
        exported.keySet().forEach(exportOrder::add);

        var imported = keyed(imports);
        var importOrder = new TopologicalOrder<Key>(key -> dependencies(key, imported), WorldElaboration::cycle);
        origins(types).stream().filter(needed -> !imported.containsKey(needed)).forEach(importOrder::add);
        imported.keySet().forEach(importOrder::add);
        for (var key : exportOrder.order()) {
            dependencies(key, exported).stream()
                    .filter(needed -> !exported.containsKey(needed))
                    .forEach(importOrder::add);
        }
        return new Elaborated(items(importOrder.order(), imported), items(exportOrder.order(), exported));
    }

    private static SequencedMap<Key, WorldItem> keyed(Collection<WorldItem> items) {
        var keyed = new LinkedHashMap<Key, WorldItem>();
        items.forEach(item -> keyed.put(
                item instanceof WorldItem.OfInterface of
                        ? new Key.Interface(of.name())
                        : new Key.Plain(item.externName()),
                item));
        return keyed;
    }

    private SequencedSet<Key> dependencies(Key key, Map<Key, WorldItem> items) {
        var dependencies = switch (key) {
            case Key.Interface(var name) -> origins(interfaces.apply(name).types());
            case Key.Plain plain ->
                switch (Optional.ofNullable(items.get(plain)).orElseThrow()) {
                    case WorldItem.OfNamedInterface of ->
                        origins(interfaces.apply(of.implemented()).types());
                    case WorldItem.OfInlineInterface of -> origins(of.body().types());
                    case WorldItem.OfInterface of -> new LinkedHashSet<Key>();
                    case WorldItem.OfFunction of -> new LinkedHashSet<Key>();
                };
        };
        steps.accept(1 + dependencies.size());
        return dependencies;
    }

    private static SequencedSet<Key> origins(List<TypeDefinition> types) {
        var origins = new LinkedHashSet<Key>();
        for (var type : types) {
            if (type.kind() instanceof TypeKind.Use(var origin)
                    && origin.scope() instanceof Scope.OfInterface(var name)) {
                origins.add(new Key.Interface(name));
            }
        }
        return origins;
    }

    private static List<WorldItem> items(List<Key> order, Map<Key, WorldItem> explicit) {
        var items = new ArrayList<WorldItem>();
        for (var key : order) {
            var item = explicit.get(key);
            if (item != null) {
                items.add(item);
            } else if (key instanceof Key.Interface(var name)) {
                items.add(new WorldItem.OfInterface(name, Annotations.NONE));
            }
        }
        return items;
    }

    private static IllegalStateException cycle(List<Key> cycle) {
        return new IllegalStateException("interfaces are resolved, and yet in a cycle: " + cycle);
    }
}
