package dev.ashlar.capabilities.link;

import dev.ashlar.capabilities.CapabilitiesConfig;
import dev.ashlar.capabilities.CapabilityException;
import dev.ashlar.capabilities.ComponentCapabilities;
import dev.ashlar.capabilities.KeyValueLimits;
import dev.ashlar.capabilities.keyvalue.Buckets;
import dev.ashlar.capabilities.keyvalue.GuestStore;
import dev.ashlar.capabilities.keyvalue.KeyValueException;
import dev.ashlar.capabilities.keyvalue.KeyValueStore;
import dev.ashlar.capabilities.keyvalue.redis.RedisStore;
import dev.ashlar.capabilities.keyvalue.redis.RedisUrl;
import dev.ashlar.capabilities.keyvalue.sqlite.SqliteStore;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The key-value stores of an application, by label, each made when first asked for. */
final class KeyValueStores implements AutoCloseable {
    private final CapabilitiesConfig config;
    private final Map<String, RedisUrl> servers = new TreeMap<>();
    private final Map<String, KeyValueStore> stores = new ConcurrentHashMap<>();

    /** @throws CapabilityException when an URL is none that we know */
    KeyValueStores(CapabilitiesConfig config) {
        this.config = config;
        new TreeMap<>(config.keyValue()).forEach((label, url) -> servers.put(label, server(label, url)));
    }

    private static RedisUrl server(String label, String url) {
        try {
            return RedisUrl.parse(url);
        } catch (IllegalArgumentException e) {
            throw new CapabilityException(
                    CapabilityException.Kind.KEY_VALUE,
                    label,
                    "the URL of key-value store \"%s\" is not usable: %s".formatted(label, e.getMessage()),
                    null);
        }
    }

    Buckets.Found find(ComponentCapabilities component, String label) {
        if (!component.keyValue().contains(label)) {
            return new Buckets.Refused(
                    StoreFiles.isLabel(label) ? Buckets.Refusal.ACCESS_DENIED : Buckets.Refusal.NO_SUCH_STORE);
        }
        return new Buckets.Granted(new GuestStore(store(label), config.limits().keyValue()));
    }

    /** A component is about to use these. */
    void prepare(Set<String> labels) {
        if (!servers.keySet().containsAll(labels)) {
            SqliteStore.prepare();
        }
    }

    void check(String label) {
        try {
            store(label).check();
        } catch (KeyValueException e) {
            throw new CapabilityException(
                    CapabilityException.Kind.KEY_VALUE,
                    label,
                    "key-value store \"%s\": %s".formatted(label, e.getMessage()),
                    e);
        }
    }

    private KeyValueStore store(String label) {
        return stores.computeIfAbsent(label, this::make);
    }

    private KeyValueStore make(String label) {
        KeyValueLimits limits = config.limits().keyValue();
        RedisUrl server = servers.get(label);
        return server == null
                ? new SqliteStore(StoreFiles.keyValue(config, label), limits)
                : new RedisStore(server, limits);
    }

    @Override
    public void close() {
        stores.values().forEach(KeyValueStore::close);
    }
}
