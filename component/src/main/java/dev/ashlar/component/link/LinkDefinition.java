package dev.ashlar.component.link;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.HostFunctionFactory;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Module;
import java.util.Optional;

/** What a name in a linker stands for. */
sealed interface LinkDefinition permits HostDefinitions, LinkDefinition.Leaf {
    /** All but instances of the host, which hold more of these. */
    sealed interface Leaf extends LinkDefinition {}

    /** A function of the host. */
    record Function(Optional<ComponentFunctionType> type, HostFunctionFactory factory) implements Leaf {}

    /** A resource of the host. */
    record Resource(ResourceType type, RuntimeResource resource) implements Leaf {}

    /** A core module. */
    record CoreModule(Module module) implements Leaf {}

    /** A component, to be instantiated by the importer. */
    record Nested(DefaultComponent component) implements Leaf {}

    /** An export of a component that is instantiated with the importer. */
    record Plug(Provider provider, String export) implements Leaf {}

    /** An instance that exists already. */
    record Living(DefaultComponentInstance instance) implements Leaf {}
}
