package dev.ashlar.component.adapt;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.InstanceFlags;
import java.util.List;

/** Reads and writes {@link InstanceFlags}. The flags of an instance that the call entered are known: it may leave. */
final class FlagAccess {
    private FlagAccess() {}

    static void requireMayLeave(AdapterModule module, FunctionAssembler code, int instance) {
        code.globalGet(module.flags(instance))
                .i32(InstanceFlags.MAY_LEAVE)
                .op(Op.I32_AND)
                .op(Op.I32_EQZ);
        module.trapIf(code, CanonicalTrap.CANNOT_LEAVE);
    }

    static void enter(AdapterModule module, FunctionAssembler code, List<Integer> instances) {
        for (int instance : instances) {
            int flags = module.flags(instance);
            code.globalGet(flags).i32(InstanceFlags.MAY_ENTER).op(Op.I32_AND).op(Op.I32_EQZ);
            module.trapIf(code, CanonicalTrap.CANNOT_ENTER);
            code.i32(InstanceFlags.MAY_LEAVE).globalSet(flags);
        }
    }

    static void leave(AdapterModule module, FunctionAssembler code, List<Integer> instances) {
        for (int instance : instances) {
            code.i32(InstanceFlags.INITIAL).globalSet(module.flags(instance));
        }
    }

    static void forbidLeaving(AdapterModule module, FunctionAssembler code, int instance, boolean entered) {
        int flags = module.flags(instance);
        if (entered) {
            code.i32(0).globalSet(flags);
        } else {
            code.globalGet(flags).i32(~InstanceFlags.MAY_LEAVE).op(Op.I32_AND).globalSet(flags);
        }
    }

    static void allowLeaving(AdapterModule module, FunctionAssembler code, int instance, boolean entered) {
        int flags = module.flags(instance);
        if (entered) {
            code.i32(InstanceFlags.MAY_LEAVE).globalSet(flags);
        } else {
            code.globalGet(flags).i32(InstanceFlags.MAY_LEAVE).op(Op.I32_OR).globalSet(flags);
        }
    }
}
