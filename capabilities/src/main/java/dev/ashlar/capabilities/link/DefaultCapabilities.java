package dev.ashlar.capabilities.link;

import dev.ashlar.capabilities.Capabilities;
import dev.ashlar.capabilities.CapabilitiesConfig;
import dev.ashlar.capabilities.ComponentCapabilities;
import dev.ashlar.capabilities.config.ConfigHost;
import dev.ashlar.capabilities.logging.LoggingHost;
import dev.ashlar.component.ComponentLinker;

/** Where components meet the implementations. */
final class DefaultCapabilities implements Capabilities {
    private final CapabilitiesConfig config;

    DefaultCapabilities(CapabilitiesConfig config) {
        this.config = config;
    }

    @Override
    public CapabilitiesConfig config() {
        return config;
    }

    @Override
    public void define(ComponentLinker linker, ComponentCapabilities component) {
        ConfigHost.define(linker, component.config());
        LoggingHost.define(linker, component, config.limits().log());
    }

    @Override
    public void check(ComponentCapabilities component) {}

    @Override
    public void close() {}
}
