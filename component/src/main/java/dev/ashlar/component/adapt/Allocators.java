package dev.ashlar.component.adapt;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;

/**
 * Functions {@code (old address, old size, alignment, new size) -> (address)} that call a component's realloc, which may
 * not call out meanwhile, and check what it returns.
 */
final class Allocators {
    private static final FunctionType TYPE =
            FunctionType.returning(NumberType.I32, NumberType.I32, NumberType.I32, NumberType.I32, NumberType.I32);
    private static final int ALIGNMENT = 2;
    private static final int SIZE = 3;

    private final AdapterModule module;

    Allocators(AdapterModule module) {
        this.module = module;
    }

    private record Key(AdapterSpec.Side side, boolean entered) {}

    /** For the target of a flow. */
    FunctionId of(Flow flow) {
        return module.shared(
                new Key(flow.to(), flow.entered()), "allocate", TYPE, code -> write(code, flow.to(), flow.entered()));
    }

    private void write(FunctionAssembler code, AdapterSpec.Side side, boolean entered) {
        int function = side.realloc()
                .orElseThrow(
                        () -> new IllegalArgumentException("a function that allocates is adapted without realloc"));
        FunctionId realloc = module.coreFunction(function, TYPE);
        int memory = module.memory(side);
        int address = code.local(NumberType.I32);
        FlagAccess.forbidLeaving(module, code, side.instance(), entered);
        module.callGuest(
                code,
                realloc,
                () -> {
                    for (int i = 0; i <= SIZE; i++) {
                        code.get(i);
                    }
                },
                () -> code.set(address));
        FlagAccess.allowLeaving(module, code, side.instance(), entered);
        code.get(address).get(ALIGNMENT).i32(1).op(Op.I32_SUB).op(Op.I32_AND);
        module.trapIf(code, CanonicalTrap.REALLOC_UNALIGNED);
        code.get(SIZE);
        module.checkInBounds(code, address, memory, CanonicalTrap.REALLOC_OUT_OF_BOUNDS);
        code.get(address);
    }
}
