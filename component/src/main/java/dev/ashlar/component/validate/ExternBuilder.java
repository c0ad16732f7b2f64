package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.binary.ExternName;
import dev.ashlar.component.binary.ExternSyntax;
import dev.ashlar.component.binary.Item;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks imports and exports. */
final class ExternBuilder {
    private static final int MAX_EXTERNS = 100_000;

    private final Context context;
    private final Scope scope;

    ExternBuilder(Context context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    void declareImport(Item.Import item) {
        int offset = item.offset();
        String name = item.name().name();
        checkRoom(scope.imports, "imports", offset);
        Set<ResourceType> introduced = new LinkedHashSet<>();
        Entity entity = open(extern(item.type(), name, offset), introduced);
        scope.importedResources.addAll(introduced);
        scope.add(entity, offset);
        if (entity instanceof Entity.Type(Def.Resource resource, Def r)) {
            scope.importNames.addResource(name, resource);
        }
        if (scope.kind != Scope.Kind.INSTANCE_TYPE && !scope.visibility.addImport(entity)) {
            throw notVisible(entity, "import", name, offset);
        }
        add(scope.importNames, scope.imports, item.name(), entity, offset);
        scope.definitions.add(new Definition.Import(
                name, entity.sort(), context.publisher.introducing(introduced).extern(entity)));
    }

    void export(Item.Export item) {
        int offset = item.offset();
        Entity actual = scope.entity(item.sort(), item.index(), offset);
        Entity exported = actual instanceof Entity.Type type
                ? new Entity.Type(type.created().renamed(), type.created())
                : actual;
        Set<ResourceType> introduced = new LinkedHashSet<>();
        if (item.type().isPresent()) {
            Entity ascribed = extern(item.type().get(), item.name().name(), offset);
            String problem = ascriptionProblem(actual, ascribed);
            if (problem != null) {
                throw new InvalidComponentException(
                        offset, "ascribed type of export is not compatible with item's type: " + problem);
            }
            exported = open(ascribed, introduced);
        }
        declareExport(item.name(), exported, introduced, offset);
        scope.definitions.add(new Definition.Export(
                item.name().name(),
                item.sort(),
                item.index(),
                context.publisher.introducing(introduced).extern(exported)));
    }

    /** What is ascribed may leave a resource abstract. */
    private @Nullable String ascriptionProblem(Entity actual, Entity ascribed) {
        if (ascribed instanceof Entity.Type(Def.Resource created, Def referenced) && created == referenced) {
            return actual instanceof Entity.Type(Def.Resource c, Def r)
                    ? null
                    : "expected resource, found %s".formatted(actual.kind());
        }
        return new Subtyping(context.effort).entity(actual, ascribed);
    }

    void declareExport(Item.ExportDeclaration item) {
        int offset = item.offset();
        Set<ResourceType> introduced = new LinkedHashSet<>();
        Entity entity = open(extern(item.type(), item.name().name(), offset), introduced);
        declareExport(item.name(), entity, introduced, offset);
    }

    private void declareExport(ExternName name, Entity entity, Set<ResourceType> introduced, int offset) {
        checkRoom(scope.exports, "exports", offset);
        scope.definedResources.addAll(introduced);
        scope.add(entity, offset);
        if (entity instanceof Entity.Type(Def.Resource resource, Def r)) {
            scope.exportNames.addResource(name.name(), resource);
        }
        if (scope.kind != Scope.Kind.INSTANCE_TYPE && !scope.visibility.addExport(entity)) {
            throw notVisible(entity, "export", name.name(), offset);
        }
        add(scope.exportNames, scope.exports, name, entity, offset);
    }

    private static InvalidComponentException notVisible(Entity entity, String use, String name, int offset) {
        return new InvalidComponentException(
                offset,
                "%s not valid to be used as %s `%s`: it mentions a type that is not %sed under a name"
                        .formatted(entity.kind(), use, name, use));
    }

    private static void checkRoom(Map<String, Entity> entities, String what, int offset) {
        if (entities.size() >= MAX_EXTERNS) {
            throw new InvalidComponentException(offset, "%s count exceeds limit of %,d".formatted(what, MAX_EXTERNS));
        }
    }

    private void add(NameRegistry names, Map<String, Entity> entities, ExternName name, Entity entity, int offset) {
        if (name.implemented().isPresent()
                || name.externalId().isPresent()
                || name.versionSuffix().isPresent()) {
            context.uses(ComponentFeature.IMPLEMENTS);
        }
        names.add(name, entity, offset);
        if (entities.put(name.name(), entity) != null) {
            throw new InvalidComponentException(
                    offset, "name `%s` conflicts with previous name `%s`".formatted(name.name(), name.name()));
        }
    }

    /** The resources that a declared type introduces become resources of this scope. */
    private Entity open(Entity declared, Set<ResourceType> introduced) {
        if (declared instanceof Entity.Type(Def.Resource created, Def referenced) && created == referenced) {
            introduced.add(created.type);
        }
        if (!(declared instanceof Entity.Instance(Def.Instance instance)) || instance.fresh.isEmpty()) {
            return declared;
        }
        Map<ResourceType, ResourceType> resources = new HashMap<>();
        for (ResourceType resource : instance.fresh) {
            ResourceType own = new ResourceType(resource.name());
            resources.put(resource, own);
            introduced.add(own);
        }
        Substitution substitution = new Substitution(context.values, context.effort, resources, Map.of());
        return new Entity.Instance(new Def.Instance(substitution.apply(instance.exports), Set.of()));
    }

    private Entity extern(ExternSyntax syntax, String name, int offset) {
        return switch (syntax) {
            case ExternSyntax.CoreModule(int type) -> {
                if (scope.coreType(type, offset) instanceof CoreTypeDef.Module(CoreModuleDef module)) {
                    yield new Entity.CoreModule(module);
                }
                throw new InvalidComponentException(offset, "core type index %d is not a module type".formatted(type));
            }
            case ExternSyntax.Function(int type) -> new Entity.Function(scope.functionType(type, offset));
            case ExternSyntax.TypeEquals(int type) -> {
                Def referenced = scope.type(type, offset);
                yield new Entity.Type(referenced.renamed(), referenced);
            }
            case ExternSyntax.SubResource s -> {
                Def.Resource resource = new Def.Resource(new ResourceType(name));
                yield new Entity.Type(resource, resource);
            }
            case ExternSyntax.Component(int type) -> {
                if (scope.type(type, offset) instanceof Def.Component component) {
                    yield new Entity.Component(component);
                }
                throw new InvalidComponentException(offset, "type index %d is not a component type".formatted(type));
            }
            case ExternSyntax.Instance(int type) -> {
                if (scope.type(type, offset) instanceof Def.Instance instance) {
                    yield new Entity.Instance(instance);
                }
                throw new InvalidComponentException(offset, "type index %d is not an instance type".formatted(type));
            }
        };
    }
}
