package dev.ashlar.component.plan;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares types of two components: by structure, resources by what they stand for. Pairs found to be equal are
 * remembered, since types share their parts.
 */
final class TypeMatch {
    private final Map<ResourceType, Integer> wantedResources;
    private final Map<ResourceType, Integer> foundResources;
    private final Set<Pair> equal = new HashSet<>();

    private record Pair(ValType wanted, ValType found) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair that && that.wanted == wanted && that.found == found;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(wanted) + System.identityHashCode(found);
        }
    }

    TypeMatch(Map<ResourceType, Integer> wantedResources, Map<ResourceType, Integer> foundResources) {
        this.wantedResources = wantedResources;
        this.foundResources = foundResources;
    }

    /** Why one function cannot stand for the other, if it cannot. */
    Optional<String> problem(ComponentFunctionType wanted, ComponentFunctionType found) {
        String difference = difference(wanted, found);
        return difference == null
                ? Optional.empty()
                : Optional.of("its type is %s, but the definition's is %s: %s".formatted(wanted, found, difference));
    }

    private @Nullable String difference(ComponentFunctionType wanted, ComponentFunctionType found) {
        if (wanted.async() != found.async()) {
            return "one of them is async";
        }
        List<ComponentFunctionType.Parameter> parameters = wanted.parameters();
        if (parameters.size() != found.parameters().size()) {
            return "%d parameters are wanted, there are %d"
                    .formatted(parameters.size(), found.parameters().size());
        }
        for (int i = 0; i < parameters.size(); i++) {
            ComponentFunctionType.Parameter one = parameters.get(i);
            ComponentFunctionType.Parameter other = found.parameters().get(i);
            if (!one.name().equals(other.name())) {
                return "parameter %d is called %s, not %s".formatted(i + 1, one.name(), other.name());
            }
            if (!same(one.type(), other.type())) {
                return "parameter %s is %s, not %s".formatted(one.name(), text(one.type()), text(other.type()));
            }
        }
        return sameOptional(wanted.result(), found.result()) ? null : "the results differ";
    }

    private static String text(ValType type) {
        return type instanceof ValType.Own || type instanceof ValType.Borrow
                ? type + " (another resource)"
                : type.toString();
    }

    private boolean sameOptional(Optional<ValType> wanted, Optional<ValType> found) {
        return wanted.isPresent() == found.isPresent() && (wanted.isEmpty() || same(wanted.get(), found.orElseThrow()));
    }

    private boolean same(ValType wanted, ValType found) {
        Pair pair = new Pair(wanted, found);
        if (equal.contains(pair)) {
            return true;
        }
        boolean same = compare(wanted, found);
        if (same) {
            equal.add(pair);
        }
        return same;
    }

    private boolean compare(ValType wanted, ValType found) {
        return switch (wanted) {
            case ValType.Primitive primitive -> primitive == found;
            case ValType.ListOf(var element) -> found instanceof ValType.ListOf(var other) && same(element, other);
            case ValType.FixedListOf(var element, int length) ->
                found instanceof ValType.FixedListOf(var other, int size) && length == size && same(element, other);
            case ValType.MapOf(var key, var value) ->
                found instanceof ValType.MapOf(var otherKey, var other) && same(key, otherKey) && same(value, other);
            case ValType.RecordOf(var fields) ->
                found instanceof ValType.RecordOf(var others) && sameFields(fields, others);
            case ValType.TupleOf(var elements) ->
                found instanceof ValType.TupleOf(var others) && sameAll(elements, others);
            case ValType.VariantOf(var cases) ->
                found instanceof ValType.VariantOf(var others) && sameCases(cases, others);
            case ValType.OptionOf(var payload) -> found instanceof ValType.OptionOf(var other) && same(payload, other);
            case ValType.ResultOf(var ok, var error) ->
                found instanceof ValType.ResultOf(var otherOk, var otherError)
                        && sameOptional(ok, otherOk)
                        && sameOptional(error, otherError);
            case ValType.EnumOf names -> names.equals(found);
            case ValType.FlagsOf names -> names.equals(found);
            case ValType.Own(var resource) -> found instanceof ValType.Own(var other) && sameResource(resource, other);
            case ValType.Borrow(var resource) ->
                found instanceof ValType.Borrow(var other) && sameResource(resource, other);
            case ValType.StreamOf(var element) ->
                found instanceof ValType.StreamOf(var other) && sameOptional(element, other);
            case ValType.FutureOf(var element) ->
                found instanceof ValType.FutureOf(var other) && sameOptional(element, other);
        };
    }

    private boolean sameResource(ResourceType wanted, ResourceType found) {
        Integer resource = wantedResources.get(wanted);
        return resource != null && resource.equals(foundResources.get(found));
    }

    private boolean sameAll(List<ValType> wanted, List<ValType> found) {
        if (wanted.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!same(wanted.get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameFields(List<ValType.Field> wanted, List<ValType.Field> found) {
        return wanted.stream()
                        .map(ValType.Field::name)
                        .toList()
                        .equals(found.stream().map(ValType.Field::name).toList())
                && sameAll(
                        wanted.stream().map(ValType.Field::type).toList(),
                        found.stream().map(ValType.Field::type).toList());
    }

    private boolean sameCases(List<ValType.Case> wanted, List<ValType.Case> found) {
        if (wanted.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).name().equals(found.get(i).name())
                    || !sameOptional(wanted.get(i).payload(), found.get(i).payload())) {
                return false;
            }
        }
        return true;
    }
}
