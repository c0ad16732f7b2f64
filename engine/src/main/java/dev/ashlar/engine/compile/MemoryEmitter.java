package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.compile.Immediates.MemoryArgument;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Loads, stores and bulk operations on memories. */
final class MemoryEmitter {
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final MethodTypeDesc GROW = MethodTypeDesc.of(INT, INT, Names.MEMORY, Names.EXEC);
    private static final MethodTypeDesc FILL =
            MethodTypeDesc.of(ConstantDescs.CD_void, INT, INT, INT, Names.MEMORY, Names.EXEC, INT);
    private static final MethodTypeDesc COPY =
            MethodTypeDesc.of(ConstantDescs.CD_void, INT, INT, INT, Names.MEMORY, Names.MEMORY, Names.EXEC, INT);
    private static final MethodTypeDesc INIT =
            MethodTypeDesc.of(ConstantDescs.CD_void, INT, INT, INT, Names.INSTANCE, INT, INT, Names.EXEC, INT);
    private static final MethodTypeDesc DROP = MethodTypeDesc.of(ConstantDescs.CD_void, Names.INSTANCE, INT);

    private static final List<String> LOADS = List.of(
            "i32Load",
            "i64Load",
            "f32Load",
            "f64Load",
            "i32Load8S",
            "i32Load8U",
            "i32Load16S",
            "i32Load16U",
            "i64Load8S",
            "i64Load8U",
            "i64Load16S",
            "i64Load16U",
            "i64Load32S",
            "i64Load32U");
    private static final List<String> STORES = List.of(
            "i32Store",
            "i64Store",
            "f32Store",
            "f64Store",
            "i32Store8",
            "i32Store16",
            "i64Store8",
            "i64Store16",
            "i64Store32");

    private final Body body;

    MemoryEmitter(Body body) {
        this.body = body;
    }

    /** A load or store of a number. */
    void access(Operator operator) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        String signature = operator.signature();
        int opcode = operator.opcode();
        if (opcode >= Opcodes.I32_STORE) {
            Kind value = VectorEmitter.kind(signature.charAt(1));
            body.stack.pop(2);
            store(STORES.get(opcode - Opcodes.I32_STORE), value, argument, 0);
        } else {
            Kind value = VectorEmitter.kind(signature.charAt(2));
            body.stack.pop();
            load(LOADS.get(opcode - Opcodes.I32_LOAD), value, argument, 0);
            body.stack.push(value);
        }
    }

    /** With the address on the stack: the value, from {@code more} bytes further on. */
    void load(String helper, Kind value, MemoryArgument argument, int more) {
        int offset = offset(argument, more);
        if (offset == 0) {
            body.loadMemory(argument.memory());
            body.out.invokestatic(Names.MEMORY_ACCESS, helper, MethodTypeDesc.of(value.carrier(), INT, Names.BYTES));
        } else {
            body.out.loadConstant(offset);
            body.loadMemory(argument.memory());
            body.out.invokestatic(
                    Names.MEMORY_ACCESS, helper, MethodTypeDesc.of(value.carrier(), INT, INT, Names.BYTES));
        }
    }

    /** With address and value on the stack. */
    void store(String helper, Kind value, MemoryArgument argument, int more) {
        int offset = offset(argument, more);
        List<ClassDesc> parameters = new ArrayList<>(List.of(INT, value.carrier()));
        boolean tracked = body.module.options().trackWrites();
        if (offset != 0 || tracked && argument.memory() != 0) {
            body.out.loadConstant(offset);
            parameters.add(INT);
        }
        if (tracked && argument.memory() != 0) {
            body.loadElement("memories", Names.MEMORY, argument.memory());
            parameters.add(Names.MEMORY);
        } else {
            body.loadMemory(argument.memory());
            parameters.add(Names.BYTES);
        }
        if (tracked && argument.memory() == 0) {
            body.loadInstance();
            parameters.add(Names.INSTANCE);
        }
        body.out.invokestatic(
                tracked ? Names.MARKED_ACCESS : Names.MEMORY_ACCESS,
                helper,
                MethodTypeDesc.of(ConstantDescs.CD_void, parameters));
    }

    /** An offset beyond what an array can have is out of bounds whatever the address; the largest int is too. */
    private static int offset(MemoryArgument argument, int more) {
        return (int) Math.min(argument.offset() + more, Integer.MAX_VALUE);
    }

    void size() {
        int memory = body.in.u32();
        body.loadMemory(memory);
        body.out.arraylength().bipush(16).ishr();
        body.stack.push(Kind.I);
    }

    void grow() {
        int memory = body.in.u32();
        body.loadElement("memories", Names.MEMORY, memory);
        body.loadExec().invokestatic(Names.MEMORY, "grow", GROW);
        body.reloadMemory();
    }

    void bulk(int opcode) {
        switch (opcode) {
            case Opcodes.MEMORY_INIT -> {
                int segment = body.in.u32();
                int memory = body.in.u32();
                body.loadInstance().loadConstant(segment).loadConstant(memory);
                body.loadExecAndDepth();
                body.out.invokestatic(Names.INSTANCE, "memoryInit", INIT);
                body.stack.pop(3);
            }
            case Opcodes.DATA_DROP ->
                body.loadInstance().loadConstant(body.in.u32()).invokestatic(Names.INSTANCE, "dataDrop", DROP);
            case Opcodes.MEMORY_COPY -> {
                int target = body.in.u32();
                int source = body.in.u32();
                body.loadElement("memories", Names.MEMORY, target);
                body.loadElement("memories", Names.MEMORY, source);
                body.loadExecAndDepth();
                body.out.invokestatic(Names.MEMORY, "copy", COPY);
                body.stack.pop(3);
            }
            default -> {
                body.loadElement("memories", Names.MEMORY, body.in.u32());
                body.loadExecAndDepth();
                body.out.invokestatic(Names.MEMORY, "fill", FILL);
                body.stack.pop(3);
            }
        }
    }
}
