package dev.ashlar.component.validate;

import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is given may stand where something else is wanted.
 *
 * <p>Abstract resources make this more than comparing trees. A wanted type can introduce resources, like a signature
 * that says "some resource {@code r}, and a function that returns it". They are bound first, each to what the given
 * side has at the same place ({@link #bind}); from then on two resources are the same if both sides' bindings lead to
 * the same one. For the type of a component the sides change places for its imports, so each side has bindings.
 *
 * <p>Methods return why not, or null. Pairs found to fit are remembered, since types share their parts.
 */
final class Subtyping {
    private final Effort effort;
    private final Bindings given;
    private final Bindings wanted;
    private final Set<Pair> fitting = new HashSet<>();

    /** For each type that an import introduced, what was given for it. */
    private final Map<Def, Def> renamings;

    private record Pair(Def given, Def wanted) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair that && that.given == given && that.wanted == wanted;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(given) + System.identityHashCode(wanted);
        }
    }

    Subtyping(Effort effort) {
        this(effort, new Bindings(null), new Bindings(null), new IdentityHashMap<>());
    }

    private Subtyping(Effort effort, Bindings given, Bindings wanted, Map<Def, Def> renamings) {
        this.effort = effort;
        this.given = given;
        this.wanted = wanted;
        this.renamings = renamings;
    }

    Map<ResourceType, ResourceType> boundResources() {
        return wanted.own();
    }

    Map<Def, Def> renamings() {
        return renamings;
    }

    /**
     * Whether {@code offers} has all that {@code needs} names.
     *
     * @param introduced the resources that {@code needs} introduces
     * @param what of the needs: import or export
     */
    @Nullable String satisfies(Map<String, Entity> offers, Map<String, Entity> needs, Set<ResourceType> introduced, String what) {
        needs.forEach((name, need) -> bind(offers.get(name), need, introduced));
        for (Map.Entry<String, Entity> need : needs.entrySet()) {
            Entity offer = offers.get(need.getKey());
            if (offer == null) {
                return "missing %s named `%s`".formatted(what, need.getKey());
            }
            String problem = entity(offer, need.getValue());
            if (problem != null) {
                return "type mismatch for %s `%s`: %s".formatted(what, need.getKey(), problem);
            }
        }
        return null;
    }

    private void bind(@Nullable Entity offer, Entity need, Set<ResourceType> introduced) {
        effort.step();
        if (offer instanceof Entity.Type o && need instanceof Entity.Type n) {
            if (n.created() instanceof Def.Resource abstractOne
                    && o.created() instanceof Def.Resource actual
                    && introduced.contains(abstractOne.type)) {
                wanted.put(abstractOne.type, given.resolve(actual.type));
            }
            renamings.putIfAbsent(n.created(), o.created());
        } else if (offer instanceof Entity.Instance(Def.Instance o)
                && need instanceof Entity.Instance(Def.Instance n)) {
            n.exports.forEach((name, export) -> bind(o.exports.get(name), export, introduced));
        }
    }

    @Nullable String entity(Entity offer, Entity need) {
        effort.step();
        return switch (need) {
            case Entity.CoreModule(CoreModuleDef n)
            when offer instanceof Entity.CoreModule(CoreModuleDef o) -> CoreMatch.problem(o, n, effort);
            case Entity.Function(Def.Function n)
            when offer instanceof Entity.Function(Def.Function o) -> function(o, n);
            case Entity.Type n when offer instanceof Entity.Type o -> type(o.created(), n.created());
            case Entity.Instance(Def.Instance n)
            when offer instanceof Entity.Instance(Def.Instance o) -> instance(o, n);
            case Entity.Component(Def.Component n)
            when offer instanceof Entity.Component(Def.Component o) -> component(o, n);
            default -> "expected %s, found %s".formatted(need.kind(), offer.kind());
        };
    }

    private @Nullable String type(Def o, Def n) {
        return switch (n) {
            case Def.Resource wantedOne when o instanceof Def.Resource found -> resource(found, wantedOne);
            case Def.Value wantedOne when o instanceof Def.Value found -> value(found, wantedOne);
            case Def.Function wantedOne when o instanceof Def.Function found -> function(found, wantedOne);
            case Def.Instance wantedOne
            when o instanceof Def.Instance found -> {
                String problem = instance(found, wantedOne);
                yield problem != null ? problem : swapped().instance(wantedOne, found);
            }
            case Def.Component wantedOne
            when o instanceof Def.Component found -> {
                String problem = component(found, wantedOne);
                yield problem != null ? problem : swapped().component(wantedOne, found);
            }
            default -> "expected %s, found %s".formatted(describe(n), describe(o));
        };
    }

    private static String describe(Def def) {
        return def instanceof Def.Value ? "defined type" : def.kind();
    }

    private Subtyping swapped() {
        return new Subtyping(effort, new Bindings(wanted), new Bindings(given), new IdentityHashMap<>());
    }

    private @Nullable String resource(Def.Resource o, Def.Resource n) {
        return given.resolve(o.type) == wanted.resolve(n.type)
                ? null
                : "resource types are not the same: expected `%s`, found `%s`".formatted(n.type, o.type);
    }

    private @Nullable String function(Def.Function o, Def.Function n) {
        if (o == n && !o.resources()) {
            return null;
        }
        if (o.type.async() != n.type.async()) {
            return "expected %s function, found %s function".formatted(color(n), color(o));
        }
        if (o.parameters.size() != n.parameters.size()) {
            return "expected %d parameters, found %d".formatted(n.parameters.size(), o.parameters.size());
        }
        for (int i = 0; i < o.parameters.size(); i++) {
            String found = o.type.parameters().get(i).name();
            String expected = n.type.parameters().get(i).name();
            if (!found.equals(expected)) {
                return "expected parameter named `%s`, found `%s`".formatted(expected, found);
            }
            String problem = value(o.parameters.get(i), n.parameters.get(i));
            if (problem != null) {
                return "type mismatch in function parameter `%s`: %s".formatted(found, problem);
            }
        }
        if (o.result == null || n.result == null) {
            return o.result == n.result
                    ? null
                    : o.result == null ? "expected a result, found none" : "expected no result, found one";
        }
        String problem = value(o.result, n.result);
        return problem == null ? null : "type mismatch with result type: " + problem;
    }

    private static String color(Def.Function function) {
        return function.type.async() ? "async" : "sync";
    }

    private @Nullable String instance(Def.Instance o, Def.Instance n) {
        Pair pair = new Pair(o, n);
        if (o == n && !o.resources() || fitting.contains(pair)) {
            return null;
        }
        n.fresh.forEach(resource -> effort.step());
        if (!n.fresh.isEmpty()) {
            n.exports.forEach((name, export) -> bind(o.exports.get(name), export, n.fresh));
        }
        for (Map.Entry<String, Entity> need : n.exports.entrySet()) {
            Entity offer = o.exports.get(need.getKey());
            if (offer == null) {
                return "missing expected export `%s`".formatted(need.getKey());
            }
            String problem = entity(offer, need.getValue());
            if (problem != null) {
                return "type mismatch in instance export `%s`: %s".formatted(need.getKey(), problem);
            }
        }
        if (n.fresh.isEmpty()) {
            fitting.add(pair);
        }
        return null;
    }

    private @Nullable String component(Def.Component o, Def.Component n) {
        if (o == n && !o.resources()) {
            return null;
        }
        Subtyping contravariant = swapped();
        String problem = contravariant.satisfies(n.imports, o.imports, o.imported, "import");
        if (problem != null) {
            return problem;
        }
        Subtyping covariant = new Subtyping(
                effort, new Bindings(contravariant.wanted), new Bindings(contravariant.given), new IdentityHashMap<>());
        return covariant.satisfies(o.exports, n.exports, n.defined, "export");
    }

    private @Nullable String value(Def.Value o, Def.Value n) {
        effort.step();
        if (!o.resources() && !n.resources()) {
            return o.type == n.type ? null : difference(o, n);
        }
        if (o.resource != null && n.resource != null && o.type.getClass() == n.type.getClass()) {
            return resource(o.resource, n.resource);
        }
        Pair pair = new Pair(o, n);
        if (fitting.contains(pair)) {
            return null;
        }
        String problem = difference(o, n);
        if (problem == null) {
            fitting.add(pair);
        }
        return problem;
    }

    private @Nullable String difference(Def.Value o, Def.Value n) {
        if (o.type.getClass() != n.type.getClass() || n.type instanceof ValType.Primitive && o.type != n.type) {
            return "expected %s, found %s".formatted(n.kind(), o.kind());
        }
        effort.steps(ValueTypes.width(n.type));
        String problem = Shape.difference(o.type, n.type);
        if (problem != null) {
            return problem;
        }
        for (int i = 0; i < n.parts.size(); i++) {
            problem = value(o.parts.get(i), n.parts.get(i));
            if (problem != null) {
                return "type mismatch in %s: %s".formatted(Shape.part(n.type, i), problem);
            }
        }
        return null;
    }

    /** What types are made of apart from other types. */
    private static final class Shape {
        private Shape() {}

        /** How two types of the same kind differ, their parts aside. */
        static @Nullable String difference(ValType o, ValType n) {
            return switch (n) {
                case ValType.RecordOf wantedOne -> {
                    List<String> expected =
                            wantedOne.fields().stream().map(ValType.Field::name).toList();
                    List<String> found = ((ValType.RecordOf) o)
                            .fields().stream().map(ValType.Field::name).toList();
                    yield names(found, expected, "field");
                }
                case ValType.VariantOf wantedOne -> cases((ValType.VariantOf) o, wantedOne);
                case ValType.TupleOf wantedOne ->
                    count(
                            ((ValType.TupleOf) o).elements().size(),
                            wantedOne.elements().size(),
                            "types");
                case ValType.EnumOf wantedOne ->
                    wantedOne.equals(o) ? null : "mismatch in enum elements: expected %s, found %s".formatted(n, o);
                case ValType.FlagsOf wantedOne ->
                    wantedOne.equals(o) ? null : "mismatch in flags elements: expected %s, found %s".formatted(n, o);
                case ValType.FixedListOf wantedOne ->
                    ((ValType.FixedListOf) o).length() == wantedOne.length()
                            ? null
                            : "mismatch in list length: expected %d, found %d"
                                    .formatted(wantedOne.length(), ((ValType.FixedListOf) o).length());
                case ValType.ResultOf wantedOne -> {
                    ValType.ResultOf found = (ValType.ResultOf) o;
                    String problem =
                            presence(found.ok().isPresent(), wantedOne.ok().isPresent(), "ok");
                    yield problem != null
                            ? problem
                            : presence(
                                    found.error().isPresent(), wantedOne.error().isPresent(), "err");
                }
                case ValType.StreamOf wantedOne ->
                    presence(
                            ((ValType.StreamOf) o).element().isPresent(),
                            wantedOne.element().isPresent(),
                            "element");
                case ValType.FutureOf wantedOne ->
                    presence(
                            ((ValType.FutureOf) o).element().isPresent(),
                            wantedOne.element().isPresent(),
                            "element");
                default -> null;
            };
        }

        private static @Nullable String cases(ValType.VariantOf found, ValType.VariantOf expected) {
            String problem = names(
                    found.cases().stream().map(ValType.Case::name).toList(),
                    expected.cases().stream().map(ValType.Case::name).toList(),
                    "case");
            for (int i = 0; problem == null && i < expected.cases().size(); i++) {
                problem = presence(
                        found.cases().get(i).payload().isPresent(),
                        expected.cases().get(i).payload().isPresent(),
                        "case `" + expected.cases().get(i).name() + "`");
            }
            return problem;
        }

        private static @Nullable String names(List<String> found, List<String> expected, String what) {
            String problem = count(found.size(), expected.size(), what + "s");
            for (int i = 0; problem == null && i < expected.size(); i++) {
                if (!found.get(i).equals(expected.get(i))) {
                    problem = "expected %s named `%s`, found `%s`".formatted(what, expected.get(i), found.get(i));
                }
            }
            return problem;
        }

        private static @Nullable String count(int found, int expected, String what) {
            return found == expected ? null : "expected %d %s, found %d".formatted(expected, what, found);
        }

        private static @Nullable String presence(boolean found, boolean expected, String what) {
            if (found == expected) {
                return null;
            }
            return "expected %s to have %s type, found %s"
                    .formatted(what, expected ? "a" : "no", expected ? "none" : "one");
        }

        /** The name of a part. */
        static String part(ValType type, int index) {
            return switch (type) {
                case ValType.RecordOf r ->
                    "record field `" + r.fields().get(index).name() + "`";
                case ValType.VariantOf v ->
                    "variant case `"
                            + v.cases().stream()
                                    .filter(c -> c.payload().isPresent())
                                    .skip(index)
                                    .map(ValType.Case::name)
                                    .findFirst()
                                    .orElseThrow()
                            + "`";
                case ValType.TupleOf t -> "tuple field " + index;
                case ValType.ResultOf r -> index == 0 && r.ok().isPresent() ? "ok variant" : "err variant";
                default -> ValueTypes.kind(type);
            };
        }
    }
}
