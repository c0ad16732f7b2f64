package dev.ashlar.engine.compile;

import dev.ashlar.engine.compile.Immediates.MemoryArgument;
import dev.ashlar.engine.runtime.simd.Lanes;
import dev.ashlar.engine.runtime.simd.SimdOp;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.List;

/** Vector instructions by way of the Vector API. */
final class VectorUnitEmitter {
    private final Body body;
    private final MemoryEmitter memory;

    VectorUnitEmitter(Body body, MemoryEmitter memory) {
        this.body = body;
        this.memory = memory;
    }

    /** Whether the instruction, whose immediates come next, could be carried out. */
    boolean emit(SimdOp op) {
        switch (op.shape()) {
            case CONST -> constant();
            case LOAD -> load();
            case LOAD_SPLAT -> loadSplat(op);
            case LOAD_EXTEND -> loadExtend(op);
            case LOAD_ZERO -> loadZero(op);
            case LOAD_LANE -> loadLane(op);
            case STORE -> {
                if (body.module.options().trackWrites()) {
                    return false;
                }
                store();
            }
            case STORE_LANE -> storeLane(op);
            case SHUFFLE -> shuffle();
            default -> {
                StaticMethod target = VectorUnit.of(op.lanes(), op.mnemonic());
                if (target == null) {
                    return false;
                }
                operation(op, target);
            }
        }
        return true;
    }

    private void operation(SimdOp op, StaticMethod target) {
        List<Kind> operands = new ArrayList<>();
        int colon = op.signature().indexOf(':');
        for (int i = 0; i < colon; i++) {
            operands.add(kind(op.signature().charAt(i)));
        }
        body.vectors.convert(operands);
        body.stack.pop(colon);
        if (op.hasLane()) {
            body.out.loadConstant(body.in.u8());
            operands.add(Kind.I);
        }
        VectorUnit.call(body, target, operands);
        body.stack.push(kind(op.signature().charAt(colon + 1)));
    }

    private static Kind kind(char letter) {
        return letter == 'v' ? Kind.VB : VectorEmitter.kind(letter);
    }

    private void constant() {
        body.out.loadConstant(VectorUnit.OF.handle());
        body.out.loadConstant(body.in.f64Bits()).loadConstant(body.in.f64Bits());
        VectorUnit.OF.invokeHandle(body.out);
        body.stack.push(Kind.VB);
    }

    private void load() {
        MemoryArgument argument = MemoryArgument.read(body.in);
        memory.narrow(argument);
        int offset = MemoryEmitter.offset(argument, 0);
        boolean segment = body.isSegment(argument.memory());
        StaticMethod target = segment ? VectorUnit.LOAD_SEGMENT : offset == 0 ? VectorUnit.LOAD : VectorUnit.LOAD_AT;
        body.out.loadConstant(target.handle()).swap();
        place(argument, segment, offset);
        target.invokeHandle(body.out);
        body.stack.pop();
        body.stack.push(Kind.VB);
    }

    private void store() {
        MemoryArgument argument = MemoryArgument.read(body.in);
        body.vectors.convertTop(Kind.VB);
        memory.narrowBelow(argument, Kind.VB);
        int offset = MemoryEmitter.offset(argument, 0);
        boolean segment = body.isSegment(argument.memory());
        StaticMethod target = segment ? VectorUnit.STORE_SEGMENT : offset == 0 ? VectorUnit.STORE : VectorUnit.STORE_AT;
        body.out.loadConstant(target.handle()).dup_x2().pop();
        place(argument, segment, offset);
        target.invokeHandle(body.out);
        body.stack.pop(2);
    }

    /** Pushes the place of an access beyond its address. */
    private void place(MemoryArgument argument, boolean segment, int offset) {
        if (segment) {
            memory.segments().place(argument, 0);
            return;
        }
        if (offset != 0) {
            body.out.loadConstant(offset);
        }
        body.loadMemory(argument.memory());
    }

    private void loadSplat(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        memory.narrow(argument);
        Kind number = loadNumber(op, argument);
        VectorUnit.call(body, target(op.lanes(), "splat"), List.of(number));
        body.stack.pop();
        body.stack.push(Kind.VB);
    }

    private void loadExtend(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        memory.narrow(argument);
        memory.load("i64Load", Kind.J, argument, 0);
        body.out.lconst_0();
        VectorUnit.call(body, VectorUnit.OF, List.of(Kind.J, Kind.J));
        String sign = op.name().endsWith("s") ? "S" : "U";
        StaticMethod extend = switch (op.lanes()) {
            case I8X16 -> target(Lanes.I16X8, "extendLowI8x16" + sign);
            case I16X8 -> target(Lanes.I32X4, "extendLowI16x8" + sign);
            default -> target(Lanes.I64X2, "extendLowI32x4" + sign);
        };
        VectorUnit.call(body, extend, List.of(Kind.VB));
        body.stack.pop();
        body.stack.push(Kind.VB);
    }

    private static StaticMethod target(Lanes lanes, String name) {
        StaticMethod target = VectorUnit.of(lanes, name);
        if (target == null) {
            throw new IllegalStateException("no method " + name + " for " + lanes);
        }
        return target;
    }

    private Kind loadNumber(SimdOp op, MemoryArgument argument) {
        Kind number = op.accessBytes() == 8 ? Kind.J : Kind.I;
        memory.load(
                switch (op.accessBytes()) {
                    case 1 -> "i32Load8U";
                    case 2 -> "i32Load16U";
                    case 4 -> "i32Load";
                    default -> "i64Load";
                },
                number,
                argument,
                0);
        return number;
    }

    private void loadZero(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        memory.narrow(argument);
        memory.load(op.accessBytes() == 4 ? "i64Load32U" : "i64Load", Kind.J, argument, 0);
        body.out.lconst_0();
        VectorUnit.call(body, VectorUnit.OF, List.of(Kind.J, Kind.J));
        body.stack.pop();
        body.stack.push(Kind.VB);
    }

    private void loadLane(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        int lane = body.in.u8();
        int vector = takeTop();
        memory.narrow(argument);
        Kind number = loadNumber(op, argument);
        int value = body.locals.temporary(number, 0);
        Emit.store(body.out, number, value);
        body.out.aload(vector);
        Emit.load(body.out, number, value);
        body.out.loadConstant(lane);
        VectorUnit.call(body, target(op.lanes(), "replaceLane"), List.of(Kind.VB, number, Kind.I));
        body.stack.pop();
        body.stack.push(Kind.VB);
    }

    private void storeLane(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        int lane = body.in.u8();
        int vector = takeTop();
        memory.narrow(argument);
        body.out.aload(vector).loadConstant(lane);
        String name = op.accessBytes() < 4 ? "extractLaneU" : "extractLane";
        VectorUnit.call(body, target(op.lanes(), name), List.of(Kind.VB, Kind.I));
        memory.store(
                switch (op.accessBytes()) {
                    case 1 -> "i32Store8";
                    case 2 -> "i32Store16";
                    case 4 -> "i32Store";
                    default -> "i64Store";
                },
                op.accessBytes() == 8 ? Kind.J : Kind.I,
                argument,
                0);
        body.stack.pop();
    }

    /** The vector on top of the stack goes to a temporary. */
    private int takeTop() {
        body.vectors.convertTop(Kind.VB);
        body.stack.pop();
        int vector = body.locals.temporary(Kind.VB, 2);
        body.out.astore(vector);
        return vector;
    }

    private void shuffle() {
        body.vectors.convert(List.of(Kind.VB, Kind.VB));
        CodeBuilder out = body.out;
        long low = body.in.f64Bits();
        long high = body.in.f64Bits();
        long second = 0x1010101010101010L;
        int upper = body.locals.temporary(Kind.VB, 1);
        int lower = body.locals.temporary(Kind.VB, 0);
        out.astore(upper).astore(lower);
        boolean ofLower = ((low | high) & second) == 0;
        boolean ofUpper = (low & high & second) == second;
        StaticMethod target = ofLower || ofUpper ? VectorUnit.SHUFFLE_ONE : VectorUnit.SHUFFLE_TWO;
        out.loadConstant(target.handle());
        if (!ofUpper) {
            out.aload(lower);
        }
        if (!ofLower) {
            out.aload(upper);
        }
        long kept = ofUpper ? ~second : -1L;
        out.loadConstant(low & kept).loadConstant(high & kept);
        target.invokeHandle(out);
        body.stack.pop(2);
        body.stack.push(Kind.VB);
    }
}
