package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.compile.Immediates.MemoryArgument;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Atomic instructions. Helpers are named by what they do and by the bits that they access; numbers of less than 64 bits are ints
 * to them, whose upper bits are zero in results.
 */
final class AtomicEmitter {
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc LONG = ConstantDescs.CD_long;
    private static final ClassDesc FENCES = Names.desc(java.lang.invoke.VarHandle.class);

    private final Body body;

    private final MemoryEmitter memory;

    AtomicEmitter(Body body, MemoryEmitter memory) {
        this.body = body;
        this.memory = memory;
    }

    void emit(Operator operator) {
        String[] words = operator.name().split("\\.");
        switch (words[words.length - 1]) {
            case "fence" -> {
                body.in.u8();
                body.out.invokestatic(FENCES, "fullFence", MethodTypeDesc.of(ConstantDescs.CD_void));
            }
            case "wait32", "wait64" -> blocking(operator, words[2]);
            case "notify" -> notifyWaiters();
            default -> access(operator, words[words.length - 1]);
        }
    }

    /**
     * Reads where an access goes; its address on the stack becomes one of 32 bits.
     *
     * @param operands above the address
     */
    private MemoryArgument address(int operands) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        if (body.info.memories()[argument.memory()].index64()) {
            List<Kind> kept = body.storeTemporaries(body.stack.size() - operands);
            memory.narrow(argument);
            body.loadTemporaries(kept);
        }
        return argument;
    }

    /** Pushes offset and memory, as which helpers have it. Returns the class of the memory. */
    private ClassDesc place(MemoryArgument argument) {
        if (body.isSegment(argument.memory())) {
            memory.segments().place(argument, 0);
            return Names.SEGMENT_MEMORY;
        }
        body.out.loadConstant(SegmentEmitter.offset(argument, 0));
        body.loadElement("memories", Names.MEMORY, argument.memory());
        return Names.MEMORY;
    }

    private boolean isSegment(ClassDesc form) {
        return form.equals(Names.SEGMENT_MEMORY);
    }

    private void blocking(Operator operator, String name) {
        ClassDesc expected = operator.limit() == 3 ? LONG : INT;
        ClassDesc form = place(address(2));
        body.loadExecAndDepth();
        body.out.invokestatic(
                isSegment(form) ? Names.SHARED_MEMORY : Names.ARRAY_ATOMICS,
                name,
                MethodTypeDesc.of(INT, INT, expected, LONG, LONG, form, Names.EXEC, INT));
        body.stack.pop(3);
        body.stack.push(Kind.I);
    }

    private void notifyWaiters() {
        ClassDesc form = place(address(1));
        body.out.invokestatic(
                isSegment(form) ? Names.SHARED_MEMORY : Names.ARRAY_ATOMICS,
                "notify",
                MethodTypeDesc.of(INT, INT, INT, LONG, form));
        body.stack.pop(2);
        body.stack.push(Kind.I);
    }

    /** Loads, stores and read-modify-write. */
    private void access(Operator operator, String word) {
        String signature = operator.signature();
        int operands = signature.indexOf(':') - 1;
        boolean hasResult = signature.length() > operands + 2;
        char type = signature.charAt(hasResult ? operands + 2 : 1);
        int bytes = 1 << operator.limit();
        String action = word.replaceAll("\\d*(_u)?$", "");
        boolean exchange = action.equals("cmpxchg");
        boolean longs = type == 'l' && (bytes == 8 || exchange);
        MemoryArgument argument = address(operands);
        if (action.equals("sub")) {
            negate(type);
            action = "add";
        }
        if (type == 'l' && !longs && operands > 0) {
            body.out.l2i();
        }
        ClassDesc number = longs ? LONG : INT;
        List<ClassDesc> parameters = new ArrayList<>(List.of(INT));
        for (int i = 0; i < operands; i++) {
            parameters.add(number);
        }
        parameters.add(LONG);
        ClassDesc form = place(argument);
        parameters.add(form);
        body.out.invokestatic(
                isSegment(form) ? Names.SEGMENT_ATOMICS : Names.ARRAY_ATOMICS,
                action + bytes * Byte.SIZE,
                MethodTypeDesc.of(hasResult ? number : ConstantDescs.CD_void, parameters));
        if (hasResult && type == 'l' && !longs) {
            widen(bytes);
        }
        body.stack.pop(operands + 1);
        if (hasResult) {
            body.stack.push(VectorEmitter.kind(type));
        }
    }

    private void negate(char type) {
        if (type == 'l') {
            body.out.lneg();
        } else {
            body.out.ineg();
        }
    }

    private void widen(int bytes) {
        body.out.i2l();
        if (bytes == 4) {
            body.out.loadConstant(0xFFFF_FFFFL).land();
        }
    }
}
