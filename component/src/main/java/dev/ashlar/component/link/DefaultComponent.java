package dev.ashlar.component.link;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentType;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.plan.AdapterCache;
import dev.ashlar.component.plan.HostCode;
import dev.ashlar.component.validate.CheckedComponent;
import dev.ashlar.component.validate.Definition;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Module;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A checked component, and what has been generated for it. */
final class DefaultComponent implements Component {
    private final Engine engine;
    private final CheckedComponent checked;
    private final String name;
    private final AdapterCache adapters;
    private final HostCode hostCode;
    private final List<Module> modules;

    DefaultComponent(Engine engine, CheckedComponent checked, String name) {
        this.engine = engine;
        this.checked = checked;
        this.name = name;
        Abi abi = new Abi(PointerType.I32);
        this.adapters = new AdapterCache(engine, abi);
        this.hostCode = new HostCode(abi);
        Set<Module> found = new LinkedHashSet<>();
        collect(checked, found);
        this.modules = List.copyOf(found);
    }

    private static void collect(CheckedComponent component, Collection<Module> found) {
        for (Definition definition : component.definitions()) {
            switch (definition) {
                case Definition.CoreModule core -> found.add(core.module());
                case Definition.Component nested -> collect(nested.component(), found);
                default -> {}
            }
        }
    }

    CheckedComponent checked() {
        return checked;
    }

    AdapterCache adapters() {
        return adapters;
    }

    HostCode hostCode() {
        return hostCode;
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ComponentType type() {
        return checked.type();
    }

    @Override
    public List<Module> modules() {
        return modules;
    }

    @Override
    public void compileAll() {
        modules.forEach(Module::compileAll);
    }

    @Override
    public void loadUsed() {
        modules.forEach(Module::loadUsed);
    }

    static DefaultComponent of(Component component) {
        if (component instanceof DefaultComponent ours) {
            return ours;
        }
        throw new IllegalArgumentException("the component must come from this library");
    }
}
