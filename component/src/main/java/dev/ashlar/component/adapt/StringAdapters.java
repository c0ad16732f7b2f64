package dev.ashlar.component.adapt;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;

/**
 * Functions {@code (address, length) -> (address, length)} that bring a string from one memory to the other; the pair is
 * one {@code i64}, the length in its upper half. Which calls of realloc are made, and with which sizes, is the
 * specification's choice: first for the best case, then for the worst one, then for what was needed.
 */
final class StringAdapters {
    private static final FunctionType TYPE = FunctionType.returning(NumberType.I64, NumberType.I32, NumberType.I32);

    private final AdapterModule module;

    StringAdapters(AdapterModule module) {
        this.module = module;
    }

    private record Key(Flow flow) {}

    FunctionId of(Flow flow) {
        return module.shared(new Key(flow), "string", TYPE, code -> new StringAdapter(module, code, flow).write());
    }
}
