package dev.ashlar.component.plan;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.ResourceType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks what somebody outside gives for an import, and cuts it to what the import asks for. Nobody has to give types
 * that the import itself knows, such as records: they are filled in.
 */
final class ImportCheck {
    private final String component;

    /** What the importing component's resources stand for; grows as imports introduce them. */
    private final Map<ResourceType, Integer> resources;

    ImportCheck(String component, Map<ResourceType, Integer> resources) {
        this.component = component;
        this.resources = resources;
    }

    Item fit(String path, ComponentExternType wanted, @Nullable Item found) {
        return switch (wanted) {
            case ComponentExternType.Type(DefinedType type) -> knownType(path, type, found);
            case ComponentExternType.Resource(ResourceType type) -> resource(path, type, found);
            case ComponentExternType.Function(ComponentFunctionType type) -> function(path, type, found);
            case ComponentExternType.Instance(ComponentInstanceType type) -> instance(path, type, found);
            case ComponentExternType.CoreModule(var type) -> {
                if (!(found instanceof Item.OfModule module)) {
                    throw mismatch(path, "a core module", found);
                }
                CoreModuleMatch.problem(type, module.module()).ifPresent(problem -> {
                    throw failure(path, problem);
                });
                yield module;
            }
            case ComponentExternType.Component(var type) -> {
                if (!(found instanceof Item.OfComponent given)) {
                    throw mismatch(path, "a component", found);
                }
                ComponentMatch.problem(type, given.component().type()).ifPresent(problem -> {
                    throw failure(path, problem);
                });
                yield given;
            }
        };
    }

    private Item knownType(String path, DefinedType type, @Nullable Item found) {
        if (!(type instanceof DefinedType.Resource(ResourceType resource))) {
            return new Item.OfType();
        }
        Integer known = resources.get(resource);
        if (known == null) {
            throw new IllegalStateException("a checked component uses the unknown resource " + resource);
        }
        if (found instanceof Item.OfResource given && given.resource() != known) {
            throw failure(path, "it is to be the resource %s, but the definition has another".formatted(resource));
        }
        return new Item.OfResource(known);
    }

    private Item resource(String path, ResourceType type, @Nullable Item found) {
        if (!(found instanceof Item.OfResource given)) {
            throw mismatch(path, "a resource", found);
        }
        resources.put(type, given.resource());
        return given;
    }

    private Item function(String path, ComponentFunctionType type, @Nullable Item found) {
        if (!(found instanceof Item.OfFunction given)) {
            throw mismatch(path, type.toString(), found);
        }
        Optional<String> problem = switch (given) {
            case Item.Lifted lifted -> new TypeMatch(resources, lifted.resources()).problem(type, lifted.type());
            case Item.Host host ->
                host.type().flatMap(one -> new TypeMatch(resources, host.resources()).problem(type, one));
        };
        if (problem.isPresent()) {
            throw failure(path, problem.get());
        }
        return given;
    }

    private Item instance(String path, ComponentInstanceType type, @Nullable Item found) {
        if (!(found instanceof Item.OfInstance given)) {
            throw mismatch(path, "an instance", found);
        }
        SequencedMap<String, Item> fitted = new LinkedHashMap<>();
        type.exports().forEach((name, part) -> {
            Item item = given.exports().get(name);
            if (item == null && !(part instanceof ComponentExternType.Type)) {
                throw failure(
                        path + "#" + name,
                        "%s is wanted, but the instance defined has nothing of that name%s"
                                .formatted(
                                        text(part),
                                        Similar.hint(name, given.exports().keySet())));
            }
            fitted.put(name, fit(path + "#" + name, part, item));
        });
        return new Item.OfInstance(fitted);
    }

    private static String text(ComponentExternType type) {
        return type instanceof ComponentExternType.Instance ? "an instance" : type.toString();
    }

    private ComponentLinkException mismatch(String path, String wanted, @Nullable Item found) {
        return failure(
                path,
                "%s is wanted, but the definition is %s".formatted(wanted, found == null ? "missing" : found.kind()));
    }

    private ComponentLinkException failure(String path, String problem) {
        return new ComponentLinkException(component, path, problem);
    }
}
