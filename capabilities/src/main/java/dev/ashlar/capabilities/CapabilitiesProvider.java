package dev.ashlar.capabilities;

import dev.ashlar.component.Component;
import java.io.IOException;
import java.util.ServiceLoader;

/** How the API finds its implementation. Not for users. */
public interface CapabilitiesProvider {
    static CapabilitiesProvider get() {
        return Found.PROVIDER;
    }

    Capabilities open(CapabilitiesConfig config);

    void requireServed(Component component);

    boolean removeEmbedded(CapabilitiesConfig config) throws IOException;

    /** Looked up once. */
    final class Found {
        private static final CapabilitiesProvider PROVIDER = ServiceLoader.load(
                        CapabilitiesProvider.class, CapabilitiesProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("dev.ashlar.capabilities comes without its implementation"));

        private Found() {}
    }
}
