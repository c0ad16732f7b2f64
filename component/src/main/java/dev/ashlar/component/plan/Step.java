package dev.ashlar.component.plan;

import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.HostCallSite;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.host.HostImport;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.runtime.HostFunctionMaker;
import java.util.List;
import java.util.Map;

/**
 * One step of an instantiation. Numbers are slots: of externs, core instances, component instances and resources. Each
 * slot is written once, before it is read.
 */
public sealed interface Step {
    /**
     * Instantiates a core module.
     *
     * @param imports externs in the module's order
     * @param instance of the component that the module is part of
     */
    record CoreInstantiate(Module module, int[] imports, int instance, int coreInstance) implements Step {}

    /** Takes the export at {@code position} of a core instance. */
    record CoreExport(int coreInstance, int position, int extern) implements Step {}

    /** Makes a resource type; the destructor may be {@link SlotOptions#NONE}. */
    record DefineResource(ResourceType type, int instance, int destructor, int resource) implements Step {}

    /** Makes a function that the runtime implements. */
    record Builtin(Intrinsic intrinsic, HostFunctionMaker maker, int extern) implements Step {}

    /**
     * Makes a core function of a host function.
     *
     * @param code in the resource types of the importing component
     * @param resources what these stand for
     */
    record LowerHost(
            HostCallSite site,
            ComponentHostFunction target,
            HostImport code,
            Map<ResourceType, Integer> resources,
            HostFunctionMaker maker,
            int instance,
            SlotOptions options,
            int extern)
            implements Step {}

    /**
     * Instantiates a module of adapters.
     *
     * @param imports in the module's order
     * @param externs for the exports, in the module's order
     */
    record Adapters(Module module, List<Source> imports, int[] externs) implements Step {}

    /** Where an adapter module's import comes from. */
    sealed interface Source {
        /** An extern. */
        record OfExtern(int extern) implements Source {}

        /** The flags of an instance. */
        record OfFlags(int instance) implements Source {}

        /** A function that the runtime implements. */
        record OfIntrinsic(Intrinsic intrinsic, HostFunctionMaker maker) implements Source {}
    }
}
