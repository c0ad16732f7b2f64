package dev.ashlar.component.adapt;

import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.PointerType;
import java.util.List;

/**
 * Generates the adapters for calls between components, as one core module. Being WebAssembly themselves they are bounds
 * checked, metered, interrupted and shown in backtraces like all other code, and a mistake in one stays inside the
 * sandbox.
 *
 * <p>The code is about as large as the types are as written: see {@link Translator}.
 */
public final class AdapterGenerator {
    private AdapterGenerator() {}

    /**
     * One adapter for each specification.
     *
     * @param abi for memories with 32-bit addresses
     * @throws UnsupportedComponentFeatureException when a value is a stream, future or error context
     * @throws IllegalArgumentException when a side lacks an option that its types need; validation excludes that
     */
    public static GeneratedAdapters generate(List<AdapterSpec> specs, Abi abi) {
        if (abi.pointer() != PointerType.I32) {
            throw new IllegalArgumentException("adapters are for memories with 32-bit addresses");
        }
        AdapterModule module = new AdapterModule();
        for (int i = 0; i < specs.size(); i++) {
            FunctionId adapter = new CallAdapter(module, abi, specs.get(i)).write();
            module.assembler().exportFunction(Integer.toString(i), adapter);
        }
        return new GeneratedAdapters(module.assembler().assemble(), module.imports());
    }
}
