package dev.ashlar.capabilities.link;

import dev.ashlar.capabilities.Capabilities;
import dev.ashlar.capabilities.CapabilitiesConfig;
import dev.ashlar.capabilities.ComponentCapabilities;
import dev.ashlar.capabilities.blob.draft.BlobHost;
import dev.ashlar.capabilities.config.ConfigHost;
import dev.ashlar.capabilities.keyvalue.Buckets;
import dev.ashlar.capabilities.keyvalue.draft.Draft;
import dev.ashlar.capabilities.keyvalue.draft.Draft2;
import dev.ashlar.capabilities.logging.LoggingHost;
import dev.ashlar.component.ComponentLinker;

/** Where components meet the implementations. */
final class DefaultCapabilities implements Capabilities {
    private final CapabilitiesConfig config;
    private final KeyValueStores keyValue;
    private final BlobStores blobs;

    DefaultCapabilities(CapabilitiesConfig config) {
        this.config = config;
        this.keyValue = new KeyValueStores(config);
        this.blobs = new BlobStores(config);
    }

    @Override
    public CapabilitiesConfig config() {
        return config;
    }

    @Override
    public void define(ComponentLinker linker, ComponentCapabilities component) {
        ConfigHost.define(linker, component.config());
        LoggingHost.define(linker, component, config.limits().log());
        Buckets buckets = label -> keyValue.find(component, label);
        keyValue.prepare(component.keyValue());
        Draft.define(linker, buckets);
        Draft2.define(linker, buckets, component.wasi());
        BlobHost.define(linker, blobs.of(component), component.wasi());
    }

    @Override
    public void check(ComponentCapabilities component) {
        component.keyValue().stream().sorted().forEach(keyValue::check);
        component.blobs().stream().sorted().forEach(blobs::check);
    }

    @Override
    public void close() {
        keyValue.close();
        blobs.close();
    }
}
