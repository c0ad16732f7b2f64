package dev.ashlar.host.resolve;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.host.manifest.Component;

/** What the host itself answers of a component's imports. */
@FunctionalInterface
public interface HostInterfaces {
    /**
     * Defines them; links of the manifest go before.
     *
     * @param index of the component among those of its application, from 0
     */
    void define(ComponentLinker linker, Component component, int index);
}
