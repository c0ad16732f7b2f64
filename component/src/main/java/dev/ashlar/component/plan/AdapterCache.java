package dev.ashlar.component.plan;

import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.adapt.AdapterGenerator;
import dev.ashlar.component.adapt.AdapterImport;
import dev.ashlar.component.adapt.AdapterSpec;
import dev.ashlar.component.adapt.GeneratedAdapters;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Module;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adapter modules that were generated for a component, by what they connect: linking it again to the same components
 * generates nothing. Thread-safe.
 */
public final class AdapterCache {
    private static final int CAPACITY = 64;

    private final Engine engine;
    private final Abi abi;
    private final Map<List<AdapterSpec>, Adapters> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<AdapterSpec>, Adapters> eldest) {
            return size() > CAPACITY;
        }
    };

    /** @param abi of the component, locked while in use */
    public AdapterCache(Engine engine, Abi abi) {
        this.engine = engine;
        this.abi = abi;
    }

    /** A compiled module of adapters. */
    record Adapters(Module module, List<AdapterImport> imports) {}

    /** @param specs with numbers in order of appearance, so that equal ones are the same adapters */
    Adapters get(List<AdapterSpec> specs) {
        synchronized (abi) {
            return known.computeIfAbsent(List.copyOf(specs), this::compile);
        }
    }

    private Adapters compile(List<AdapterSpec> specs) {
        GeneratedAdapters generated = AdapterGenerator.generate(specs, abi);
        return new Adapters(engine.compile(generated.module(), "adapters"), generated.imports());
    }
}
