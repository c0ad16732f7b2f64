package dev.ashlar.component.plan;

import dev.ashlar.component.ResourceType;
import dev.ashlar.component.binary.CoreSort;
import dev.ashlar.component.binary.Sort;
import dev.ashlar.component.validate.CheckedComponent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The index spaces of one component instance while it is being planned, and what its resource types stand for. */
final class Scope {
    final CheckedComponent component;
    final int instance;
    final @Nullable Scope outer;
    final List<CoreInstance> coreInstances = new ArrayList<>();

    /** By identity: a resource type is itself alone. */
    final Map<ResourceType, Integer> resources = new IdentityHashMap<>();

    /** Whether the instance looks at the context of its calls. */
    boolean usesContext;

    private final Map<Integer, String> functionNames = new HashMap<>();
    private final Map<CoreSort, List<Integer>> coreExterns = new EnumMap<>(CoreSort.class);
    private final Map<Sort, List<Item>> items = new EnumMap<>(Sort.class);

    Scope(CheckedComponent component, int instance, @Nullable Scope outer) {
        this.component = component;
        this.instance = instance;
        this.outer = outer;
    }

    void add(CoreSort sort, int extern) {
        coreExterns.computeIfAbsent(sort, key -> new ArrayList<>()).add(extern);
    }

    int extern(CoreSort sort, int index) {
        return coreExterns.getOrDefault(sort, List.of()).get(index);
    }

    void add(Sort sort, Item item) {
        items.computeIfAbsent(sort, key -> new ArrayList<>()).add(item);
    }

    /** @param name of a function, for backtraces */
    void add(Sort sort, Item item, String name) {
        add(sort, item);
        if (sort == Sort.FUNCTION) {
            functionNames.put(count(sort) - 1, name);
        }
    }

    String functionName(int index) {
        return functionNames.getOrDefault(index, "function");
    }

    int count(Sort sort) {
        return items.getOrDefault(sort, List.of()).size();
    }

    int resource(ResourceType type) {
        Integer resource = resources.get(type);
        if (resource == null) {
            throw new IllegalStateException("a checked component uses the unknown resource " + type);
        }
        return resource;
    }

    Item item(Sort sort, int index) {
        return items.getOrDefault(sort, List.of()).get(index);
    }

    /** The scope {@code depth} components further out. */
    Scope around(int depth) {
        Scope scope = this;
        for (int i = 0; i < depth; i++) {
            if (scope.outer == null) {
                throw new IllegalStateException("a checked component refers beyond the outermost one");
            }
            scope = scope.outer;
        }
        return scope;
    }
}
