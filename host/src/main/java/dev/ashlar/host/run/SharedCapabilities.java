package dev.ashlar.host.run;

import dev.ashlar.capabilities.Capabilities;
import dev.ashlar.capabilities.CapabilitiesConfig;
import java.util.HashMap;
import java.util.Map;

/** Stores of an application: those of revisions that configure them alike are the same, and open as long as there is one. */
final class SharedCapabilities implements AutoCloseable {
    private final Map<CapabilitiesConfig, Used> open = new HashMap<>();

    private static final class Used {
        final Capabilities capabilities;
        int users;

        Used(Capabilities capabilities) {
            this.capabilities = capabilities;
        }
    }

    /**
     * To be given back.
     *
     * @throws dev.ashlar.capabilities.CapabilityException when the URL of a store cannot be one
     */
    synchronized Capabilities take(CapabilitiesConfig config) {
        Used used = open.computeIfAbsent(config, key -> new Used(Capabilities.open(key)));
        used.users++;
        return used.capabilities;
    }

    synchronized void giveBack(Capabilities capabilities) {
        Used used = open.get(capabilities.config());
        if (used != null && used.capabilities == capabilities && --used.users == 0) {
            open.remove(capabilities.config());
            capabilities.close();
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(used -> used.capabilities.close());
        open.clear();
    }
}
