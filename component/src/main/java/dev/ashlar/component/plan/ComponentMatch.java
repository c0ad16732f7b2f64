package dev.ashlar.component.plan;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentType;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a component can stand for an imported component of some type: exports what is wanted and imports no more than
 * it will get, of types that are equal. Stricter than subtyping, which would also accept instances that have more.
 */
final class ComponentMatch {
    private ComponentMatch() {}

    /** Why it cannot, if it cannot. */
    static Optional<String> problem(ComponentType wanted, ComponentType found) {
        return missing("it is to export", wanted.exports(), found.exports())
                .or(() -> missing("it imports what it will not get:", found.imports(), wanted.imports()));
    }

    private static Optional<String> missing(
            String what, Map<String, ComponentExternType> needed, Map<String, ComponentExternType> given) {
        return needed.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(given.get(entry.getKey())))
                .findFirst()
                .map(entry -> "%s \"%s\" of type %s".formatted(what, entry.getKey(), entry.getValue())
                        + Optional.ofNullable(given.get(entry.getKey()))
                                .map(type -> ", not " + type)
                                .orElse(""));
    }
}
