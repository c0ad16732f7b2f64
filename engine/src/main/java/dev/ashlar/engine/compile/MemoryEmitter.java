package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.compile.Immediates.MemoryArgument;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Loads, stores and bulk operations on memories. */
final class MemoryEmitter {
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc VOID = ConstantDescs.CD_void;
    private static final MethodTypeDesc DROP = MethodTypeDesc.of(VOID, Names.INSTANCE, INT);
    private static final StaticMethod INDEX =
            new StaticMethod(Names.MEMORY_ACCESS, "index", MethodTypeDesc.of(INT, ConstantDescs.CD_long, Names.BYTES));

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

    /**
     * C2 stops inlining helpers after some 80 of them, but not those that are called through a constant method handle. These
     * take longer until they are compiled.
     */
    private static final int MOST_CALLS = 64;

    /** The ordinal of a temporary that those who store halves of vectors do not use. */
    private static final int KEPT = 2;

    private final Body body;
    private final boolean byHandle;
    private final SegmentEmitter segments;

    MemoryEmitter(Body body) {
        this.body = body;
        this.byHandle = body.dispatch != null && body.scan.accesses() > MOST_CALLS || body.hasVectorObjects();
        this.segments = new SegmentEmitter(body);
    }

    SegmentEmitter segments() {
        return segments;
    }

    /** A load or store of a number. */
    void access(Operator operator) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        String signature = operator.signature();
        int opcode = operator.opcode();
        if (opcode >= Opcodes.I32_STORE) {
            Kind value = VectorEmitter.kind(signature.charAt(1));
            body.stack.pop(2);
            narrowBelow(argument, value);
            store(STORES.get(opcode - Opcodes.I32_STORE), value, argument, 0);
        } else {
            Kind value = VectorEmitter.kind(signature.charAt(2));
            body.stack.pop();
            narrow(argument);
            load(LOADS.get(opcode - Opcodes.I32_LOAD), value, argument, 0);
            body.stack.push(value);
        }
    }

    /** With an address on the stack: where that has 64 bits, an index into the bytes comes in its place. */
    void narrow(MemoryArgument argument) {
        if (!body.info.memories()[argument.memory()].index64()) {
            return;
        }
        if (body.isSegment(argument.memory())) {
            segments.narrow(argument);
            return;
        }
        if (byHandle) {
            body.out.loadConstant(INDEX.handle()).dup_x2().pop();
        }
        body.loadMemory(argument.memory());
        invoke(INDEX);
    }

    /** The same with a value above the address. */
    void narrowBelow(MemoryArgument argument, Kind value) {
        if (body.info.memories()[argument.memory()].index64()) {
            int kept = body.locals.temporary(value, KEPT);
            Emit.store(body.out, value, kept);
            narrow(argument);
            Emit.load(body.out, value, kept);
        }
    }

    /** With the address, or the index, on the stack: the value, from {@code more} bytes further on. */
    void load(String helper, Kind value, MemoryArgument argument, int more) {
        if (body.isSegment(argument.memory())) {
            StaticMethod access = SegmentEmitter.load(helper, value);
            if (byHandle) {
                body.out.loadConstant(access.handle()).swap();
            }
            segments.place(argument, more);
            invoke(access);
            return;
        }
        int offset = offset(argument, more);
        MethodTypeDesc type = offset == 0
                ? MethodTypeDesc.of(value.carrier(), INT, Names.BYTES)
                : MethodTypeDesc.of(value.carrier(), INT, INT, Names.BYTES);
        StaticMethod access = new StaticMethod(Names.MEMORY_ACCESS, helper, type);
        if (byHandle) {
            body.out.loadConstant(access.handle()).swap();
        }
        if (offset != 0) {
            body.out.loadConstant(offset);
        }
        body.loadMemory(argument.memory());
        invoke(access);
    }

    private void invoke(StaticMethod access) {
        if (byHandle) {
            access.invokeHandle(body.out);
        } else {
            access.invoke(body.out);
        }
    }

    /** Puts a constant below address and value. */
    private void loadBelow(DirectMethodHandleDesc handle, Kind value) {
        CodeBuilder out = body.out;
        if (value.slots() == 1) {
            out.loadConstant(handle).dup_x2().pop();
        } else {
            int kept = body.locals.temporary(value, KEPT);
            Emit.store(out, value, kept);
            out.loadConstant(handle).swap();
            Emit.load(out, value, kept);
        }
    }

    /** With address, or index, and value on the stack. */
    void store(String helper, Kind value, MemoryArgument argument, int more) {
        if (body.isSegment(argument.memory())) {
            StaticMethod access = SegmentEmitter.store(helper, value);
            if (byHandle) {
                loadBelow(access.handle(), value);
            }
            segments.place(argument, more);
            invoke(access);
            return;
        }
        int offset = offset(argument, more);
        boolean tracked = body.module.options().trackWrites();
        ClassDesc owner = tracked ? Names.MARKED_ACCESS : Names.MEMORY_ACCESS;
        boolean other = tracked && argument.memory() != 0;
        MethodTypeDesc type = storeType(value, offset != 0 || other, tracked, other);
        StaticMethod access = new StaticMethod(owner, helper, type);
        if (byHandle) {
            loadBelow(access.handle(), value);
        }
        if (offset != 0 || other) {
            body.out.loadConstant(offset);
        }
        if (other) {
            body.loadElement("memories", Names.MEMORY, argument.memory());
        } else {
            body.loadMemory(argument.memory());
        }
        if (tracked && !other) {
            body.loadInstance();
        }
        invoke(access);
    }

    private static MethodTypeDesc storeType(Kind value, boolean withOffset, boolean tracked, boolean other) {
        List<ClassDesc> parameters = new ArrayList<>(List.of(INT, value.carrier()));
        if (withOffset) {
            parameters.add(INT);
        }
        parameters.add(other ? Names.MEMORY : Names.BYTES);
        if (tracked && !other) {
            parameters.add(Names.INSTANCE);
        }
        return MethodTypeDesc.of(ConstantDescs.CD_void, parameters);
    }

    /** An offset beyond what an array can have is out of bounds whatever the address; the largest int is too. */
    static int offset(MemoryArgument argument, int more) {
        long offset = argument.offset();
        return offset < 0 ? Integer.MAX_VALUE : (int) Math.min(offset + more, Integer.MAX_VALUE);
    }

    /** What addresses of a memory are to the JVM. */
    private Kind address(int memory) {
        return body.kind(body.info.memories()[memory].addressType());
    }

    void size() {
        int memory = body.in.u32();
        Kind address = address(memory);
        if (body.isSegment(memory)) {
            segments.size(memory);
        } else {
            body.loadMemory(memory);
            body.out.arraylength().bipush(16).ishr();
        }
        if (address == Kind.J) {
            body.out.i2l();
        }
        body.stack.push(address);
    }

    void grow() {
        int memory = body.in.u32();
        ClassDesc address = address(memory).carrier();
        if (body.isSegment(memory)) {
            segments.grow(memory, address);
            return;
        }
        body.loadElement("memories", Names.MEMORY, memory);
        body.loadExec()
                .invokestatic(Names.MEMORY, "grow", MethodTypeDesc.of(address, address, Names.MEMORY, Names.EXEC));
        body.reloadMemory();
    }

    void bulk(int opcode) {
        switch (opcode) {
            case Opcodes.MEMORY_INIT -> init();
            case Opcodes.DATA_DROP ->
                body.loadInstance().loadConstant(body.in.u32()).invokestatic(Names.INSTANCE, "dataDrop", DROP);
            case Opcodes.MEMORY_COPY -> copy();
            default -> fill();
        }
    }

    private void init() {
        int segment = body.in.u32();
        int memory = body.in.u32();
        ClassDesc address = address(memory).carrier();
        body.loadInstance().loadConstant(segment).loadConstant(memory);
        body.loadExecAndDepth();
        MethodTypeDesc type = MethodTypeDesc.of(VOID, address, INT, INT, Names.INSTANCE, INT, INT, Names.EXEC, INT);
        body.out.invokestatic(Names.INSTANCE, "memoryInit", type);
        body.stack.pop(3);
    }

    private void copy() {
        int target = body.in.u32();
        int source = body.in.u32();
        ClassDesc address =
                body.addressesToCopy(address(target), address(source)).carrier();
        if (body.isSegment(target) || body.isSegment(source)) {
            segments.copy(target, source, address);
            body.stack.pop(3);
            return;
        }
        body.loadElement("memories", Names.MEMORY, target);
        body.loadElement("memories", Names.MEMORY, source);
        body.loadExecAndDepth();
        MethodTypeDesc type =
                MethodTypeDesc.of(VOID, address, address, address, Names.MEMORY, Names.MEMORY, Names.EXEC, INT);
        body.out.invokestatic(Names.MEMORY, "copy", type);
        body.stack.pop(3);
    }

    private void fill() {
        int memory = body.in.u32();
        ClassDesc address = address(memory).carrier();
        if (body.isSegment(memory)) {
            segments.fill(memory, address);
            body.stack.pop(3);
            return;
        }
        body.loadElement("memories", Names.MEMORY, memory);
        body.loadExecAndDepth();
        MethodTypeDesc type = MethodTypeDesc.of(VOID, address, INT, address, Names.MEMORY, Names.EXEC, INT);
        body.out.invokestatic(Names.MEMORY, "fill", type);
        body.stack.pop(3);
    }
}
