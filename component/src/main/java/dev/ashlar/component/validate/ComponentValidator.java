package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.MalformedComponentException;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.binary.ComponentDecoder;
import dev.ashlar.component.binary.ComponentSyntax;
import dev.ashlar.component.binary.CoreSort;
import dev.ashlar.component.binary.Item;
import dev.ashlar.component.binary.OuterSort;
import dev.ashlar.component.binary.Sort;
import dev.ashlar.component.binary.TypeSyntax;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.ExternType;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.NumberType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Resolves and checks a component, definition by definition, as the binary has them.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md">Component Model: binary
 *     format and validation</a>
 */
public final class ComponentValidator {
    private final Context context;
    private final Scope scope;
    private final ExternBuilder externs;
    private final InstanceBuilder instances;
    private final ResourceNames resourceNames;

    private ComponentValidator(Context context, Scope scope, List<Item> items) {
        this.context = context;
        this.scope = scope;
        this.externs = new ExternBuilder(context, scope);
        this.instances = new InstanceBuilder(context, scope);
        this.resourceNames = new ResourceNames(items);
    }

    /**
     * The component in {@code bytes}, its core modules compiled by {@code engine}.
     *
     * @throws MalformedComponentException when the bytes do not follow the binary format
     * @throws InvalidComponentException when the component breaks a validation rule or a limit on its size
     * @throws dev.ashlar.component.UnsupportedComponentFeatureException when it needs what cannot even be validated here
     * @throws dev.ashlar.engine.UnsupportedFeatureException when a core module needs what the engine does not have
     */
    public static CheckedComponent validate(byte[] bytes, Engine engine) {
        ComponentSyntax syntax = ComponentDecoder.decode(bytes);
        Context context = new Context(engine, bytes);
        Scope scope = new Scope(Scope.Kind.COMPONENT, null, context.effort);
        return new ComponentValidator(context, scope, syntax.items())
                .component(syntax)
                .checked();
    }

    /** A component that was validated, and its type. */
    private record Result(CheckedComponent checked, Def.Component type) {}

    private Result component(ComponentSyntax syntax) {
        syntax.items().forEach(this::item);
        Def.Component type = finish(syntax.end());
        ComponentType published = context.publisher.component(type);
        CheckedComponent checked = new CheckedComponent(
                published, scope.definitions, syntax.sections(), context.features(), syntax.start(), syntax.end());
        return new Result(checked, type);
    }

    /** All items but declarations of exports, which types alone have. */
    private void item(Item item) {
        context.effort.at(item.offset());
        switch (item) {
            case Item.CoreModule module -> coreModule(module);
            case Item.CoreInstantiate instance -> instances.core(instance);
            case Item.CoreInlineInstance instance -> instances.core(instance);
            case Item.CoreType type -> scope.coreTypes.add(CoreTypeBuilder.build(type.type(), scope, type.offset()));
            case Item.Component component -> component(component);
            case Item.Instantiate instance -> instances.instantiate(instance);
            case Item.InlineInstance instance -> instances.inline(instance);
            case Item.ExportAlias alias -> exportAlias(alias);
            case Item.CoreExportAlias alias -> coreExportAlias(alias);
            case Item.OuterAlias alias -> outerAlias(alias);
            case Item.Type type -> type(type);
            case Item.Canon canon -> new CanonBuilder(context, scope, canon.offset()).define(canon.canon());
            case Item.Import i -> externs.declareImport(i);
            case Item.Export export -> externs.export(export);
            case Item.ExportDeclaration export -> externs.declareExport(export);
        }
    }

    private void coreModule(Item.CoreModule item) {
        Module module = compile(item);
        CoreModuleDef def = new CoreModuleDef(module.imports(), module.exports());
        CoreTypeBuilder.checkImports(def, item.offset());
        scope.addCoreModule(def, item.offset());
        scope.definitions.add(new Definition.CoreModule(module, item.start(), item.end()));
    }

    private Module compile(Item.CoreModule item) {
        String name = "core module " + scope.coreModules.size();
        try {
            return context.engine.compile(Arrays.copyOfRange(context.bytes, item.start(), item.end()), name);
        } catch (MalformedModuleException e) {
            throw new MalformedComponentException(item.start() + e.offset(), name + ": " + e.reason(), e);
        } catch (InvalidModuleException e) {
            throw new InvalidComponentException(item.start() + e.offset(), name + ": " + e.reason(), e);
        }
    }

    private void component(Item.Component item) {
        Scope inner = new Scope(Scope.Kind.COMPONENT, scope, context.effort);
        Result result = new ComponentValidator(context, inner, item.component().items()).component(item.component());
        checkExtent(result.type, item.offset());
        scope.add(new Entity.Component(result.type), item.offset());
        scope.definitions.add(new Definition.Component(result.checked));
    }

    private void exportAlias(Item.ExportAlias alias) {
        int offset = alias.offset();
        if (scope.kind != Scope.Kind.COMPONENT && alias.sort() != Sort.TYPE && alias.sort() != Sort.INSTANCE) {
            throw onlyTypes(offset);
        }
        Entity entity = scope.instance(alias.instance(), offset).exports.get(alias.name());
        if (entity == null) {
            throw new InvalidComponentException(
                    offset, "instance %d has no export named `%s`".formatted(alias.instance(), alias.name()));
        }
        if (entity.sort() != alias.sort()) {
            throw new InvalidComponentException(
                    offset,
                    "export `%s` for instance %d is not a %s"
                            .formatted(alias.name(), alias.instance(), Entity.kind(alias.sort())));
        }
        scope.add(entity, offset);
        define(new Definition.ExportAlias(
                alias.sort(), alias.instance(), alias.name(), context.publisher.extern(entity)));
    }

    private void coreExportAlias(Item.CoreExportAlias alias) {
        int offset = alias.offset();
        if (scope.kind != Scope.Kind.COMPONENT) {
            throw onlyTypes(offset);
        }
        ExternType type = scope.coreInstance(alias.instance(), offset).get(alias.name());
        if (type == null) {
            throw new InvalidComponentException(
                    offset, "core instance %d has no export named `%s`".formatted(alias.instance(), alias.name()));
        }
        if (!CoreMatch.kind(type).equals(kind(alias.sort()))) {
            throw new InvalidComponentException(
                    offset,
                    "export `%s` for core instance %d is not a %s"
                            .formatted(alias.name(), alias.instance(), kind(alias.sort())));
        }
        scope.addCoreExtern(type);
        define(new Definition.CoreExportAlias(alias.sort(), alias.instance(), alias.name(), type));
    }

    private static String kind(CoreSort sort) {
        return switch (sort) {
            case FUNCTION -> "func";
            case TABLE -> "table";
            case MEMORY -> "memory";
            case GLOBAL -> "global";
            case TAG -> "tag";
            case TYPE -> "type";
            case MODULE -> "module";
            case INSTANCE -> "instance";
        };
    }

    private static InvalidComponentException onlyTypes(int offset) {
        return new InvalidComponentException(
                offset, "aliases in a component or instance type may only refer to types or instances");
    }

    private void outerAlias(Item.OuterAlias alias) {
        int offset = alias.offset();
        boolean ofType = alias.sort() == OuterSort.TYPE || alias.sort() == OuterSort.CORE_TYPE;
        if (scope.kind != Scope.Kind.COMPONENT && !ofType) {
            throw onlyTypes(offset);
        }
        Scope target = scope.enclosing(alias.depth(), offset);
        switch (alias.sort()) {
            case CORE_TYPE -> scope.coreTypes.add(target.coreType(alias.index(), offset));
            case CORE_MODULE -> {
                scope.addCoreModule(target.coreModule(alias.index(), offset), offset);
                define(new Definition.OuterAlias(Sort.CORE_MODULE, alias.depth(), alias.index()));
            }
            case COMPONENT -> {
                scope.add(new Entity.Component(target.component(alias.index(), offset)), offset);
                define(new Definition.OuterAlias(Sort.COMPONENT, alias.depth(), alias.index()));
            }
            case TYPE -> {
                Def type = target.type(alias.index(), offset);
                if (crossesComponent(target)
                        && type.resources()
                        && !new FreeResources(context.effort).of(type).isEmpty()) {
                    throw new InvalidComponentException(
                            offset,
                            "cannot alias outer type which transitively refers to resources not defined in the current"
                                    + " component");
                }
                scope.types.add(type);
                define(new Definition.OuterAlias(Sort.TYPE, alias.depth(), alias.index()));
            }
        }
    }

    /** Whether a component begins somewhere between {@code target} and here. */
    private boolean crossesComponent(Scope target) {
        for (Scope inner = scope; inner != target && inner != null; inner = inner.outer) {
            if (inner.kind == Scope.Kind.COMPONENT) {
                return true;
            }
        }
        return false;
    }

    private void type(Item.Type item) {
        int offset = item.offset();
        if (item.type() instanceof TypeSyntax.Resource resource) {
            resource(resource, offset);
            return;
        }
        Def type = def(item.type(), offset);
        checkExtent(type, offset);
        scope.types.add(type);
        if (scope.kind == Scope.Kind.COMPONENT) {
            define(new Definition.Type(publish(type)));
        }
    }

    private DefinedType publish(Def type) {
        return context.publisher.defined(type);
    }

    private Def def(TypeSyntax syntax, int offset) {
        return switch (syntax) {
            case TypeSyntax.Value value -> new TypeBuilder(context, scope, offset).value(value);
            case TypeSyntax.Function function -> new TypeBuilder(context, scope, offset).function(function);
            case TypeSyntax.Component component -> {
                Scope inner = new Scope(Scope.Kind.COMPONENT_TYPE, scope, context.effort);
                ComponentValidator validator = new ComponentValidator(context, inner, component.declarations());
                component.declarations().forEach(validator::item);
                yield validator.finish(offset);
            }
            case TypeSyntax.Instance instance -> {
                Scope inner = new Scope(Scope.Kind.INSTANCE_TYPE, scope, context.effort);
                instance.declarations().forEach(new ComponentValidator(context, inner, instance.declarations())::item);
                yield new Def.Instance(inner.exports, inner.definedResources);
            }
            case TypeSyntax.Resource resource -> throw new IllegalArgumentException("resources have no type");
        };
    }

    private void resource(TypeSyntax.Resource syntax, int offset) {
        if (scope.kind != Scope.Kind.COMPONENT) {
            throw new InvalidComponentException(offset, "resources can only be defined within a concrete component");
        }
        if (syntax.representation() != NumberType.I32) {
            throw new InvalidComponentException(offset, "resources can only be represented by `i32`");
        }
        if (syntax.destructor().isPresent()) {
            int destructor = syntax.destructor().getAsInt();
            if (!scope.coreFunction(destructor, offset)
                    .equals(dev.ashlar.engine.FunctionType.accepting(NumberType.I32))) {
                throw new InvalidComponentException(
                        offset, "core function %d has wrong signature for a destructor".formatted(destructor));
            }
        }
        ResourceType resource = new ResourceType(resourceNames.of(scope.types.size()));
        scope.definedResources.add(resource);
        scope.localResources.add(resource);
        scope.types.add(new Def.Resource(resource));
        define(new Definition.Resource(resource, syntax.destructor()));
    }

    private void define(Definition definition) {
        scope.definitions.add(definition);
    }

    /** Types beyond what any host accepts are refused where they come to be. */
    static void checkExtent(Def type, int offset) {
        if (type.depth() > Def.MAX_DEPTH) {
            throw new InvalidComponentException(offset, "types are nested more than " + Def.MAX_DEPTH + " deep");
        }
        if (type.size() > Def.MAX_SIZE) {
            throw new InvalidComponentException(
                    offset, "effective type size exceeds the limit of %,d".formatted(Def.MAX_SIZE));
        }
    }

    /** The type of the component, or the component type, whose items have all been seen. */
    private Def.Component finish(int offset) {
        context.effort.at(offset);
        Set<ResourceType> inImports = new FreeResources(context.effort).of(scope.imports.values());
        Set<ResourceType> inExports = new FreeResources(context.effort).of(scope.exports.values());
        Set<ResourceType> exported = FreeResources.exported(scope.exports, context.effort);
        Set<ResourceType> defined = new LinkedHashSet<>();
        for (ResourceType resource : scope.definedResources) {
            if (inImports.contains(resource)) {
                throw new InvalidComponentException(offset, "local resource type found in imports");
            }
            if (inExports.contains(resource)) {
                if (!exported.contains(resource)) {
                    throw new InvalidComponentException(
                            offset, "local resource type found in export but not exported itself");
                }
                defined.add(resource);
            }
        }
        Def.Component type = new Def.Component(scope.imports, scope.exports, scope.importedResources, defined);
        checkExtent(type, offset);
        return type;
    }
}
