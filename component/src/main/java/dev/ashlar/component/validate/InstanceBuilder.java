package dev.ashlar.component.validate;

import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.binary.Item;
import dev.ashlar.engine.ExternType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what makes instances, core ones and others. */
final class InstanceBuilder {
    private final Context context;
    private final Scope scope;

    InstanceBuilder(Context context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    void core(Item.CoreInstantiate item) {
        int offset = item.offset();
        CoreModuleDef module = scope.coreModule(item.module(), offset);
        Map<String, Map<String, ExternType>> given = new HashMap<>();
        List<Definition.CoreArgument> arguments = new ArrayList<>();
        for (Item.CoreArgument argument : item.arguments()) {
            Map<String, ExternType> exports = scope.coreInstance(argument.instance(), offset);
            if (given.put(argument.name(), exports) != null) {
                throw new InvalidComponentException(
                        offset, "duplicate module instantiation argument named `%s`".formatted(argument.name()));
            }
            arguments.add(new Definition.CoreArgument(argument.name(), argument.instance()));
        }
        module.imports().forEach((name, wanted) -> checkImport(name, wanted, given, offset));
        scope.addCoreInstance(module.exports(), offset);
        scope.definitions.add(new Definition.CoreInstantiate(item.module(), module.type(), arguments));
    }

    private void checkImport(
            CoreModuleDef.ImportName name, ExternType wanted, Map<String, Map<String, ExternType>> given, int offset) {
        context.effort.step();
        Map<String, ExternType> exports = given.get(name.module());
        if (exports == null) {
            throw new InvalidComponentException(
                    offset, "missing module instantiation argument named `%s`".formatted(name.module()));
        }
        ExternType found = exports.get(name.name());
        if (found == null) {
            throw new InvalidComponentException(
                    offset,
                    "module instantiation argument `%s` does not export an item named `%s`"
                            .formatted(name.module(), name.name()));
        }
        String problem = CoreMatch.problem(found, wanted);
        if (problem != null) {
            throw new InvalidComponentException(
                    offset,
                    "type mismatch in import `%s` of the module instantiation argument: %s".formatted(name, problem));
        }
    }

    void core(Item.CoreInlineInstance item) {
        Map<String, ExternType> exports = new LinkedHashMap<>();
        List<Definition.CoreInlineExport> defined = new ArrayList<>();
        for (Item.CoreInlineExport export : item.exports()) {
            ExternType type = scope.coreExtern(export.sort(), export.index(), item.offset());
            if (exports.put(export.name(), type) != null) {
                throw new InvalidComponentException(
                        item.offset(), "export name `%s` already defined".formatted(export.name()));
            }
            defined.add(new Definition.CoreInlineExport(export.name(), export.sort(), export.index()));
        }
        scope.addCoreInstance(exports, item.offset());
        scope.definitions.add(new Definition.CoreInlineInstance(defined));
    }

    void instantiate(Item.Instantiate item) {
        int offset = item.offset();
        Def.Component component = scope.component(item.component(), offset);
        Map<String, Entity> given = new LinkedHashMap<>();
        List<Definition.Argument> arguments = new ArrayList<>();
        for (Item.Argument argument : item.arguments()) {
            Entity entity = scope.entity(argument.sort(), argument.index(), offset);
            if (given.put(argument.name(), entity) != null) {
                throw new InvalidComponentException(
                        offset,
                        "instantiation argument `%s` conflicts with previous argument `%s`"
                                .formatted(argument.name(), argument.name()));
            }
            arguments.add(new Definition.Argument(argument.name(), argument.sort(), argument.index()));
        }
        Set<ResourceType> fresh = new LinkedHashSet<>();
        Def.Instance instance = instance(component, given, fresh, offset);
        scope.definedResources.addAll(fresh);
        scope.add(new Entity.Instance(instance), offset);
        scope.definitions.add(new Definition.Instantiate(
                item.component(),
                arguments,
                context.publisher.introducing(fresh).instance(instance)));
    }

    /** The type of a new instance: imports replaced by what is given, and new resources for those defined. */
    private Def.Instance instance(
            Def.Component component, Map<String, Entity> given, Set<ResourceType> fresh, int offset) {
        Subtyping subtyping = new Subtyping(context.effort);
        @Nullable String problem = subtyping.satisfies(given, component.imports, component.imported, "import");
        if (problem != null) {
            throw new InvalidComponentException(offset, problem);
        }
        Map<ResourceType, ResourceType> resources = new HashMap<>(subtyping.boundResources());
        for (ResourceType defined : component.defined) {
            ResourceType own = new ResourceType(defined.name());
            resources.put(defined, own);
            fresh.add(own);
        }
        Substitution substitution = new Substitution(context.values, context.effort, resources, subtyping.renamings());
        return new Def.Instance(substitution.apply(component.exports), Set.of());
    }

    void inline(Item.InlineInstance item) {
        int offset = item.offset();
        NameRegistry names = new NameRegistry("instance export");
        Map<String, Entity> exports = new LinkedHashMap<>();
        List<Definition.Argument> defined = new ArrayList<>();
        for (Item.InlineExport export : item.exports()) {
            Entity entity = scope.entity(export.sort(), export.index(), offset);
            names.add(export.name(), entity, offset);
            exports.put(export.name().name(), entity);
            defined.add(new Definition.Argument(export.name().name(), export.sort(), export.index()));
        }
        Def.Instance instance = new Def.Instance(exports, Set.of());
        ComponentValidator.checkExtent(instance, offset);
        scope.add(new Entity.Instance(instance), offset);
        scope.definitions.add(new Definition.InlineInstance(defined, context.publisher.instance(instance)));
    }
}
