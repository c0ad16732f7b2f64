package dev.ashlar.capabilities.config;

import dev.ashlar.capabilities.bindings.ashlar.capabilities.config.Config;
import dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_draft.runtime.Runtime;
import dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_draft_2024_09_27.store.Store;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code wasi:config} in its three shapes, which differ in names only. It never fails: all is known before a component runs. */
public final class ConfigHost
        implements Config.Imports,
                Runtime,
                Store,
                dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_rc_1.store.Store {
    private final Map<String, String> values;
    private final List<Tuple.Of2<String, String>> all;

    private ConfigHost(Map<String, String> values) {
        this.values = values;
        this.all = new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> new Tuple.Of2<>(entry.getKey(), entry.getValue()))
                        .toList();
    }

    public static void define(ComponentLinker linker, Map<String, String> values) {
        Config.link(linker, new ConfigHost(values));
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public List<Tuple.Of2<String, String>> getAll() {
        return all;
    }

    @Override
    public Runtime runtime() {
        return this;
    }

    @Override
    public Store configStore() {
        return this;
    }

    @Override
    public dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_rc_1.store.Store configStore_() {
        return this;
    }
}
