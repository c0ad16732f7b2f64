package dev.ashlar.capabilities;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import java.io.IOException;

/**
 * What one application has of the host beside WASI itself: {@code wasi:config}, {@code wasi:logging}, {@code
 * wasi:keyvalue} and {@code wasi:blobstore}, each in the drafts that components in the field import.
 *
 * {@snippet :
 * try (Capabilities capabilities = Capabilities.open(config)) {
 *     capabilities.check(photos); // what "doctor" does
 *     capabilities.define(linker, photos); // once for each component
 * }
 * }
 *
 * <p>Stores are opened when a component first uses them, and put away when nobody did for a while. Thread-safe; {@link
 * #define} uses its linker, which is not.
 */
public interface Capabilities extends AutoCloseable {
    /**
     * Opens nothing yet but what {@code config} names must make sense.
     *
     * @throws CapabilityException when the URL of a store cannot be one
     */
    static Capabilities open(CapabilitiesConfig config) {
        return CapabilitiesProvider.get().open(config);
    }

    CapabilitiesConfig config();

    /** Defines all interfaces for one component; what it was not granted answers with the interface's own error. */
    void define(ComponentLinker linker, ComponentCapabilities component);

    /**
     * Opens the stores that a component was granted, so that a server that does not answer is found before the component
     * runs.
     *
     * @throws CapabilityException for the first store that does not open
     */
    void check(ComponentCapabilities component);

    /**
     * What a component exports for the host to call and this host never calls.
     *
     * @throws CapabilityException when there is such an export
     */
    static void requireServed(Component component) {
        CapabilitiesProvider.get().requireServed(component);
    }

    /**
     * Removes all that an application keeps in embedded stores. Nobody may have them open. What is on servers, or in directories that a
     * URL names, stays.
     *
     * @return whether there was something
     */
    static boolean removeEmbedded(CapabilitiesConfig config) throws IOException {
        return CapabilitiesProvider.get().removeEmbedded(config);
    }

    /** Closes all stores. Components that are still running get errors from now on. */
    @Override
    void close();
}
