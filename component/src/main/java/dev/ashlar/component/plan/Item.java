package dev.ashlar.component.plan;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.HostFunctionFactory;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.validate.CheckedComponent;
import dev.ashlar.engine.Module;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What a component-level index or name stands for while planning. Numbers are {@link Slots} of the plan. */
public sealed interface Item {
    /** A core module. */
    record OfModule(Module module) implements Item {}

    /** A component, and the lists around it that its outer aliases reach into. */
    record OfComponent(CheckedComponent component, Optional<Scope> outer) implements Item {}

    /** An instance: names for other things. */
    record OfInstance(SequencedMap<String, Item> exports) implements Item {
        public OfInstance {
            exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
        }
    }

    /** A resource type. */
    record OfResource(int resource) implements Item {}

    /** A type of something else, which nothing at run time asks for. */
    record OfType() implements Item {}

    /** A function. */
    sealed interface OfFunction extends Item {}

    /**
     * A core function of a component instance.
     *
     * @param instance whose function it is
     * @param type in the resource types of that instance's component
     * @param resources what these stand for
     * @param usesContext whether the instance looks at the context of its calls, which must begin anew
     */
    record Lifted(
            int instance,
            int coreFunction,
            SlotOptions options,
            ComponentFunctionType type,
            Map<ResourceType, Integer> resources,
            boolean usesContext)
            implements OfFunction {}

    /**
     * A function of the host.
     *
     * @param instance of which it is part, empty for none
     * @param type where the host declared one
     * @param resources what the resources of that type stand for
     */
    record Host(
            String instance,
            String name,
            Optional<ComponentFunctionType> type,
            Map<ResourceType, Integer> resources,
            HostFunctionFactory factory)
            implements OfFunction {
        /** For messages. */
        String path() {
            return instance.isEmpty() ? name : instance + "#" + name;
        }
    }

    /** For messages. */
    default String kind() {
        return switch (this) {
            case OfModule m -> "a core module";
            case OfComponent c -> "a component";
            case OfInstance i -> "an instance";
            case OfResource r -> "a resource";
            case OfType t -> "a type";
            case OfFunction f -> "a function";
        };
    }
}
