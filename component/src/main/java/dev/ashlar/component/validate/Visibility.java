package dev.ashlar.component.validate;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which types the outside can name. An import may only mention records, variants, enums, flags and resources that were
 * imported before under a name, an export those imported or exported before.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Explainer.md#external-visibility-of-types">
 *     Component Model: external visibility of types</a>
 */
final class Visibility {
    private final Effort effort;
    private final Set<Def> imported = identitySet();
    private final Set<Def> exported = identitySet();

    Visibility(Effort effort) {
        this.effort = effort;
    }

    private static Set<Def> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** Whether the entity may be imported; the types it brings are visible from then on. */
    boolean addImport(Entity entity) {
        return add(entity, imported, true);
    }

    /** Whether the entity may be exported; the types it brings are visible from then on. */
    boolean addExport(Entity entity) {
        return add(entity, exported, false);
    }

    private boolean add(Entity entity, Set<Def> visible, boolean isImport) {
        effort.step();
        return switch (entity) {
            case Entity.Type type -> {
                if (!new Check(visible).contents(type.referenced())) {
                    yield false;
                }
                if (isImport) {
                    imported.add(type.created());
                }
                exported.add(type.created());
                yield true;
            }
            case Entity.Instance instance -> {
                for (Entity export : instance.type().exports.values()) {
                    if (!add(export, visible, isImport)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Entity.Function function -> new Check(visible).contents(function.type());
            case Entity.Component c -> true;
            case Entity.CoreModule m -> true;
        };
    }

    /** Looks at each type once. */
    private final class Check {
        private final Set<Def> visible;
        private final Set<Def> seen = identitySet();

        Check(Set<Def> visible) {
            this.visible = visible;
        }

        /** Whether all that a type consists of is visible; it need not be itself. */
        boolean contents(Def def) {
            effort.step();
            return switch (def) {
                case Def.Resource r -> true;
                case Def.Component c -> true;
                case Def.Value value -> contents(value);
                case Def.Function function ->
                    all(function.parameters) && (function.result == null || named(function.result));
                case Def.Instance instance -> {
                    for (Entity export : instance.exports.values()) {
                        if (!contents(export)) {
                            yield false;
                        }
                    }
                    yield true;
                }
            };
        }

        private boolean contents(Entity entity) {
            return switch (entity) {
                case Entity.CoreModule m -> true;
                case Entity.Component c -> true;
                case Entity.Function function -> contents(function.type());
                case Entity.Type type -> contents(type.created());
                case Entity.Instance instance -> !seen.add(instance.type()) || contents((Def) instance.type());
            };
        }

        private boolean contents(Def.Value value) {
            return (value.resource == null || visible.contains(value.resource)) && all(value.parts);
        }

        private boolean all(List<Def.Value> values) {
            for (Def.Value value : values) {
                if (!named(value)) {
                    return false;
                }
            }
            return true;
        }

        private boolean named(Def.Value value) {
            if (!seen.add(value)) {
                return true;
            }
            effort.step();
            return value.needsName() ? visible.contains(value) : contents(value);
        }
    }
}
