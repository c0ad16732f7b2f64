package dev.ashlar.capabilities.link;

import dev.ashlar.capabilities.Capabilities;
import dev.ashlar.capabilities.CapabilitiesConfig;
import dev.ashlar.capabilities.CapabilitiesProvider;
import dev.ashlar.component.Component;
import java.io.IOException;

/** The implementation. */
public final class DefaultCapabilitiesProvider implements CapabilitiesProvider {
    @Override
    public Capabilities open(CapabilitiesConfig config) {
        return new DefaultCapabilities(config);
    }

    @Override
    public void requireServed(Component component) {
        UnservedExports.require(component);
    }

    @Override
    public boolean removeEmbedded(CapabilitiesConfig config) throws IOException {
        return StoreFiles.remove(config);
    }
}
