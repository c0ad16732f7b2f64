package dev.ashlar.component.link;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.HostFunctionFactory;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Module;
import java.util.Optional;
import java.util.function.Consumer;

/** What the host defines under one name, or at the root. */
final class HostDefinitions implements ComponentLinker.Definitions, LinkDefinition {
    private final Names<LinkDefinition> entries;

    HostDefinitions() {
        this(new Names<>());
    }

    private HostDefinitions(Names<LinkDefinition> entries) {
        this.entries = entries;
    }

    Names<LinkDefinition> entries() {
        return entries;
    }

    HostDefinitions define(String name, LinkDefinition definition) {
        entries.put(name, definition);
        return this;
    }

    /** As it is now. */
    HostDefinitions copy() {
        return new HostDefinitions(
                entries.copy(definition -> definition instanceof HostDefinitions nested ? nested.copy() : definition));
    }

    @Override
    public ComponentLinker.Definitions function(String name, ComponentHostFunction function) {
        return function(name, (ComponentFunctionType type) -> function);
    }

    @Override
    public ComponentLinker.Definitions function(String name, HostFunctionFactory factory) {
        return define(name, new Function(Optional.empty(), factory));
    }

    @Override
    public ComponentLinker.Definitions function(
            String name, ComponentFunctionType type, ComponentHostFunction function) {
        return define(name, new Function(Optional.of(type), wanted -> function));
    }

    @Override
    public ComponentLinker.Definitions resource(String name, ResourceType type, Consumer<Object> destructor) {
        return define(name, new Resource(type, RuntimeResource.ofHost(type, destructor)));
    }

    @Override
    public ComponentLinker.Definitions module(String name, Module module) {
        return define(name, new CoreModule(module));
    }

    @Override
    public ComponentLinker.Definitions component(String name, Component component) {
        return define(name, new Nested(DefaultComponent.of(component)));
    }

    @Override
    public HostDefinitions instance(String name) {
        if (!(entries.exact(name) instanceof HostDefinitions known)) {
            HostDefinitions made = new HostDefinitions();
            define(name, made);
            return made;
        }
        return known;
    }
}
