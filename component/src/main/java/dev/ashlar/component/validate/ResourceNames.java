package dev.ashlar.component.validate;

import dev.ashlar.component.binary.Item;
import dev.ashlar.component.binary.Sort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to call the resources that a component defines. A definition has no name; but sooner or later it is exported, or
 * handed to a nested component that exports it, which is how wasm-tools makes components.
 */
final class ResourceNames {
    private static final String HANDED_ON = "import-type-";

    private final Map<Integer, String> names = new HashMap<>();

    ResourceNames(List<Item> items) {
        for (Item item : items) {
            switch (item) {
                case Item.Export export ->
                    add(export.sort(), export.index(), export.name().name());
                case Item.InlineInstance instance ->
                    instance.exports()
                            .forEach(each ->
                                    add(each.sort(), each.index(), each.name().name()));
                case Item.Instantiate instance ->
                    instance.arguments().forEach(each -> add(each.sort(), each.index(), each.name()));
                default -> {}
            }
        }
    }

    private void add(Sort sort, int index, String name) {
        if (sort == Sort.TYPE) {
            names.putIfAbsent(index, name.startsWith(HANDED_ON) ? name.substring(HANDED_ON.length()) : name);
        }
    }

    /** For the type of that index. */
    String of(int index) {
        return names.getOrDefault(index, "resource " + index);
    }
}
