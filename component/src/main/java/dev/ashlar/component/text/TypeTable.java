package dev.ashlar.component.text;

import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of types, in one scope or in all.
 *
 * <p>Types of a component have no names of their own, only exports do. That a reference and an export mean the same type
 * shows in their being the same object; where validation had to copy a type, because a resource in it was replaced, it
 * shows in their being equal.
 *
 * @param <N> the form of names
 */
final class TypeTable<N> {
    private final StructuralIds ids;
    private final Map<ValType, N> byIdentity = new IdentityHashMap<>();
    private final Map<Integer, N> byStructure = new HashMap<>();
    private final Map<ResourceType, N> resources = new HashMap<>();

    TypeTable(StructuralIds ids) {
        this.ids = ids;
    }

    /** The first name of a type stays. Types that WIT can write without a name are always written so. */
    void put(ValType type, N name) {
        if (isNominal(type)) {
            byIdentity.putIfAbsent(type, name);
            byStructure.putIfAbsent(ids.of(type), name);
        }
    }

    void put(ResourceType type, N name) {
        resources.putIfAbsent(type, name);
    }

    /** The name of this very type. */
    Optional<N> ofSame(ValType type) {
        return Optional.ofNullable(byIdentity.get(type));
    }

    /** The name of this type, or of one that is equal. */
    Optional<N> ofEqual(ValType type) {
        return ofSame(type)
                .or(() -> isNominal(type) ? Optional.ofNullable(byStructure.get(ids.of(type))) : Optional.empty());
    }

    Optional<N> of(ResourceType type) {
        return Optional.ofNullable(resources.get(type));
    }

    /** Whether WIT writes the type under a name only. */
    static boolean isNominal(ValType type) {
        return type instanceof ValType.RecordOf
                || type instanceof ValType.VariantOf
                || type instanceof ValType.EnumOf
                || type instanceof ValType.FlagsOf;
    }
}
