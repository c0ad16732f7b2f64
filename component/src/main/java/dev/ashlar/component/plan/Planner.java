package dev.ashlar.component.plan;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.HostCallSite;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.adapt.AdapterSpec;
import dev.ashlar.component.binary.Builtin;
import dev.ashlar.component.binary.CoreSort;
import dev.ashlar.component.binary.Sort;
import dev.ashlar.component.host.HostImport;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.component.validate.CanonicalOptions;
import dev.ashlar.component.validate.CheckedComponent;
import dev.ashlar.component.validate.Definition;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ResourceLimitException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Flattens. In goes a checked component, that is a tree of definitions which refer to each other by index, and what its
 * imports stand for; out comes one list of steps.
 *
 * <p>The definitions are walked as an instantiation would, once for every time that a nested component is instantiated.
 * But where an instantiation has things, the walk has {@link Item}s: names for slots that will be written when the plan
 * runs. Instances, aliases, imports and exports are only ways to pass items on; they leave no step behind. What is left
 * are core modules to instantiate, exports to take from them, resource types, and functions to make. Whoever linked two
 * components at the border of a host gets the same plan as if one component contained both, with the same adapters in
 * between.
 *
 * <p>A component may instantiate another often, that one again, and so on: steps, instances and depth are limited.
 */
public final class Planner {
    private static final FunctionType TO_I32 = FunctionType.returning(NumberType.I32, NumberType.I32);
    private static final FunctionType TAKE_I32 = FunctionType.accepting(NumberType.I32);
    private static final int MAX_DEPTH = 100;

    private final Slots slots;
    private final Makers makers;
    private final AdapterGroup adapters;
    private final HostCode hostCode;
    private int depth;

    /** @param component for messages */
    public Planner(Engine engine, String component, AdapterCache cache, HostCode hostCode) {
        this.hostCode = hostCode;
        this.slots = new Slots(component);
        this.makers = new Makers(engine);
        this.adapters = new AdapterGroup(slots, cache, makers);
    }

    /** Where imports come from. */
    @FunctionalInterface
    public interface Imports {
        /**
         * What stands for an import.
         *
         * @throws ComponentLinkException when there is nothing, or something of another kind
         */
        Item find(String name, ComponentExternType type);
    }

    /** The plan, once everything is in it. */
    public Plan plan(Item.OfInstance exports) {
        require(exports);
        return slots.plan(exports);
    }

    private void require(Item item) {
        switch (item) {
            case Item.Lifted lifted -> adapters.require(lifted.coreFunction());
            case Item.OfInstance instance -> instance.exports().values().forEach(this::require);
            default -> {}
        }
    }

    /** The slot of a resource that the host implements. */
    public int resource(RuntimeResource resource) {
        return slots.known(resource);
    }

    /** Things of living instances, in terms of this plan. */
    public Living living() {
        return new Living(slots);
    }

    /**
     * Adds an instantiation whose imports come from outside; their types are checked. Returns its exports.
     *
     * @param account what its memories and tables count on; empty for the store itself
     */
    public Item.OfInstance instantiate(
            CheckedComponent component, String name, Optional<Account> account, Imports imports) {
        Scope scope = new Scope(component, slots.newInstance(name, account), null);
        slots.resources(scope.instance, scope.resources);
        ImportCheck check = new ImportCheck(name, scope.resources);
        return instantiate(scope, (wanted, type) -> check.fit(wanted, type, imports.find(wanted, type)));
    }

    private Item.OfInstance instantiate(
            Item.OfComponent component, int parent, String name, SequencedMap<String, Item> arguments) {
        Scope scope = new Scope(
                component.component(),
                slots.newInstance(name, parent),
                component.outer().orElse(null));
        slots.resources(scope.instance, scope.resources);
        return instantiate(scope, (wanted, type) -> found(arguments, wanted));
    }

    private static Item found(Map<String, Item> items, String name) {
        Item item = items.get(name);
        if (item == null) {
            throw new IllegalStateException("a checked component names something that is not there: " + name);
        }
        return item;
    }

    private Item.OfInstance instantiate(Scope scope, Imports imports) {
        if (depth >= MAX_DEPTH) {
            throw new ResourceLimitException("component instances are nested more than %d deep in %s"
                    .formatted(MAX_DEPTH, slots.instanceName(scope.instance)));
        }
        depth++;
        SequencedMap<String, Item> exports = new LinkedHashMap<>();
        for (Definition definition : scope.component.definitions()) {
            if (definition instanceof Definition.Export export) {
                Item item = scope.item(export.sort(), export.index());
                bind(scope, export.type(), item);
                scope.add(export.sort(), item, export.name());
                exports.put(export.name(), item);
            } else {
                define(scope, definition, imports);
            }
        }
        depth--;
        return new Item.OfInstance(exports);
    }

    private void define(Scope scope, Definition definition, Imports imports) {
        switch (definition) {
            case Definition.CoreModule(Module module, int start, int end) ->
                scope.add(Sort.CORE_MODULE, new Item.OfModule(module));
            case Definition.CoreInstantiate core -> scope.coreInstances.add(instantiate(scope, core));
            case Definition.CoreInlineInstance core -> scope.coreInstances.add(gather(scope, core));
            case Definition.CoreExportAlias alias ->
                scope.add(
                        alias.sort(), scope.coreInstances.get(alias.instance()).export(alias.name()));
            case Definition.Component(CheckedComponent component) ->
                scope.add(Sort.COMPONENT, new Item.OfComponent(component, Optional.of(scope)));
            case Definition.Instantiate instantiate -> {
                Item.OfInstance made = instantiate(scope, instantiate);
                bind(scope, new ComponentExternType.Instance(instantiate.type()), made);
                scope.add(Sort.INSTANCE, made);
            }
            case Definition.InlineInstance inline -> {
                Item.OfInstance made = new Item.OfInstance(items(scope, inline.exports()));
                bind(scope, new ComponentExternType.Instance(inline.type()), made);
                scope.add(Sort.INSTANCE, made);
            }
            case Definition.ExportAlias alias -> {
                Item.OfInstance instance = (Item.OfInstance) scope.item(Sort.INSTANCE, alias.instance());
                Item item = found(instance.exports(), alias.name());
                bind(scope, alias.type(), item);
                scope.add(alias.sort(), item, alias.name());
            }
            case Definition.OuterAlias(Sort sort, int out, int index) ->
                scope.add(sort, scope.around(out).item(sort, index));
            case Definition.Type(DefinedType type) -> scope.add(Sort.TYPE, type(scope, type));
            case Definition.Resource resource -> define(scope, resource);
            case Definition.Lift lift -> scope.add(Sort.FUNCTION, lift(scope, lift), "lifted");
            case Definition.Lower lower -> scope.add(CoreSort.FUNCTION, lower(scope, lower));
            case Definition.ResourceNew(ResourceType type) ->
                builtin(scope, new Intrinsic.ResourceNew(scope.instance, scope.resource(type)), TO_I32);
            case Definition.ResourceDrop(ResourceType type) ->
                builtin(scope, new Intrinsic.ResourceDrop(scope.instance, scope.resource(type)), TAKE_I32);
            case Definition.ResourceRep(ResourceType type) ->
                builtin(scope, new Intrinsic.ResourceRep(scope.instance, scope.resource(type)), TO_I32);
            case Definition.AsyncBuiltin builtin -> {
                scope.usesContext |= builtin.builtin() == Builtin.CONTEXT_GET;
                builtin(scope, intrinsic(scope, builtin), builtin.coreType());
            }
            case Definition.Import(String name, Sort sort, ComponentExternType type) -> {
                Item item = imports.find(name, type);
                bind(scope, type, item);
                scope.add(sort, item, name);
            }
            case Definition.Export export -> throw new IllegalStateException("handled before: " + export);
        }
    }

    /** Notes what the resource types that a type introduces stand for. */
    private void bind(Scope scope, ComponentExternType type, @Nullable Item item) {
        switch (type) {
            case ComponentExternType.Resource(ResourceType resource)
            when item instanceof Item.OfResource actual -> scope.resources.put(resource, actual.resource());
            case ComponentExternType.Instance(var instance)
            when item instanceof Item.OfInstance actual ->
                instance.exports()
                        .forEach((name, part) ->
                                bind(scope, part, actual.exports().get(name)));
            default -> {}
        }
    }

    private static Item type(Scope scope, DefinedType type) {
        return type instanceof DefinedType.Resource(ResourceType resource)
                ? new Item.OfResource(scope.resource(resource))
                : new Item.OfType();
    }

    // ---- core instances

    private CoreInstance instantiate(Scope scope, Definition.CoreInstantiate core) {
        Module module = ((Item.OfModule) scope.item(Sort.CORE_MODULE, core.module())).module();
        Map<String, CoreInstance> arguments = new HashMap<>();
        core.arguments()
                .forEach(argument -> arguments.put(argument.name(), scope.coreInstances.get(argument.instance())));
        List<ImportType> wanted = module.imports();
        int[] imports = new int[wanted.size()];
        for (int i = 0; i < imports.length; i++) {
            ImportType one = wanted.get(i);
            CoreInstance from = arguments.get(one.module());
            if (from == null) {
                throw new IllegalStateException("a checked component gives no instance for " + one.module());
            }
            imports[i] = from.export(one.name());
            adapters.require(imports[i]);
        }
        int number = slots.newCoreInstance();
        slots.add(new Step.CoreInstantiate(module, imports, scope.instance, number));
        return CoreInstance.OfModule.of(slots, number, module);
    }

    private static CoreInstance gather(Scope scope, Definition.CoreInlineInstance core) {
        Map<String, Integer> externs = new HashMap<>();
        core.exports().forEach(export -> externs.put(export.name(), scope.extern(export.sort(), export.index())));
        return new CoreInstance.Gathered(externs);
    }

    // ---- instances

    private Item.OfInstance instantiate(Scope scope, Definition.Instantiate instantiate) {
        Item.OfComponent component = (Item.OfComponent) scope.item(Sort.COMPONENT, instantiate.component());
        String name = slots.instanceName(scope.instance) + "/" + scope.count(Sort.INSTANCE);
        return instantiate(component, scope.instance, name, items(scope, instantiate.arguments()));
    }

    private static SequencedMap<String, Item> items(Scope scope, List<Definition.Argument> arguments) {
        SequencedMap<String, Item> items = new LinkedHashMap<>();
        arguments.forEach(argument -> items.put(argument.name(), scope.item(argument.sort(), argument.index())));
        return items;
    }

    // ---- resources

    private void define(Scope scope, Definition.Resource definition) {
        int destructor = extern(scope, CoreSort.FUNCTION, definition.destructor());
        int resource = slots.newResource();
        slots.add(new Step.DefineResource(definition.type(), scope.instance, destructor, resource));
        scope.resources.put(definition.type(), resource);
        scope.add(Sort.TYPE, new Item.OfResource(resource));
    }

    // ---- functions

    private Item lift(Scope scope, Definition.Lift lift) {
        int core = scope.extern(CoreSort.FUNCTION, lift.coreFunction());
        adapters.require(core);
        return new Item.Lifted(
                scope.instance,
                core,
                options(scope, lift.options(), lift.type().async()),
                lift.type(),
                scope.resources,
                scope.usesContext);
    }

    private int lower(Scope scope, Definition.Lower lower) {
        String name = scope.functionName(lower.function());
        SlotOptions options = options(scope, lower.options(), lower.type().async());
        Item.OfFunction callee = (Item.OfFunction) scope.item(Sort.FUNCTION, lower.function());
        if (options.async()
                || callee instanceof Item.Lifted lifted && lifted.options().async()) {
            return unsupported(scope, "canon lower of the async function " + name, lower.coreType());
        }
        return switch (callee) {
            // for now, says the test suite, components and what they contain cannot call each other
            case Item.Lifted lifted
            when slots.areNested(scope.instance, lifted.instance()) ->
                builtin(new Intrinsic.CannotEnter(slots.instanceName(lifted.instance())), lower.coreType());
            case Item.Lifted lifted -> adapters.add(adapter(scope, lower, name, options, lifted));
            case Item.Host host -> {
                int extern = slots.newExtern();
                HostFunction function = hostFunction(scope, host, lower.type(), options);
                slots.add(new Step.LowerHost(
                        new HostCallSite(slots.instanceName(scope.instance), host.instance(), host.name()),
                        function.target(),
                        function.code(),
                        scope.resources,
                        makers.of(lower.coreType()),
                        scope.instance,
                        options,
                        extern));
                yield extern;
            }
        };
    }

    /** What the host defined, and the code that leads to it. */
    private record HostFunction(ComponentHostFunction target, HostImport code) {}

    private HostFunction hostFunction(Scope scope, Item.Host host, ComponentFunctionType type, SlotOptions options) {
        try {
            ComponentHostFunction target = host.factory().forType(type);
            return new HostFunction(target, hostCode.lowering(type, options.encoding(), target));
        } catch (IllegalArgumentException e) {
            throw new ComponentLinkException(
                    slots.instanceName(scope.instance), host.path(), String.valueOf(e.getMessage()));
        }
    }

    private AdapterSpec adapter(
            Scope scope, Definition.Lower lower, String name, SlotOptions options, Item.Lifted lifted) {
        return new AdapterSpec(
                name,
                lower.type(),
                lifted.type(),
                side(scope.instance, options),
                side(lifted.instance(), lifted.options()),
                lifted.coreFunction(),
                slots.entering(scope.instance, lifted.instance()),
                lifted.usesContext());
    }

    private static AdapterSpec.Side side(int instance, SlotOptions options) {
        return new AdapterSpec.Side(
                instance,
                options.encoding(),
                optional(options.memory()),
                optional(options.realloc()),
                optional(options.postReturn()));
    }

    private static OptionalInt optional(int slot) {
        return slot == SlotOptions.NONE ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    private SlotOptions options(Scope scope, CanonicalOptions options, boolean asyncType) {
        return new SlotOptions(
                options.encoding(),
                extern(scope, CoreSort.MEMORY, options.memory()),
                extern(scope, CoreSort.FUNCTION, options.realloc()),
                extern(scope, CoreSort.FUNCTION, options.postReturn()),
                options.async() || asyncType);
    }

    private int extern(Scope scope, CoreSort sort, OptionalInt index) {
        if (index.isEmpty()) {
            return SlotOptions.NONE;
        }
        int extern = scope.extern(sort, index.getAsInt());
        adapters.require(extern);
        return extern;
    }

    private void builtin(Scope scope, Intrinsic intrinsic, FunctionType type) {
        scope.add(CoreSort.FUNCTION, builtin(intrinsic, type));
    }

    private int builtin(Intrinsic intrinsic, FunctionType type) {
        int extern = slots.newExtern();
        slots.add(new Step.Builtin(intrinsic, makers.of(type), extern));
        return extern;
    }

    private Intrinsic intrinsic(Scope scope, Definition.AsyncBuiltin builtin) {
        int instance = scope.instance;
        int slot = builtin.slot();
        return switch (builtin.builtin()) {
            case CONTEXT_GET ->
                new Intrinsic.ContextGet(
                        instance, slot, builtin.coreType().results().equals(List.of(NumberType.I64)));
            case CONTEXT_SET ->
                new Intrinsic.ContextSet(
                        instance, slot, builtin.coreType().parameters().equals(List.of(NumberType.I64)));
            case BACKPRESSURE_INC -> new Intrinsic.Backpressure(instance, 1);
            case BACKPRESSURE_DEC -> new Intrinsic.Backpressure(instance, -1);
            default -> unsupported(scope, "canon " + builtin.builtin());
        };
    }

    private Intrinsic unsupported(Scope scope, String what) {
        return new Intrinsic.Unsupported(
                ComponentFeature.ASYNC, what + " in instance " + slots.instanceName(scope.instance));
    }

    private int unsupported(Scope scope, String what, FunctionType type) {
        return builtin(unsupported(scope, what), type);
    }
}
