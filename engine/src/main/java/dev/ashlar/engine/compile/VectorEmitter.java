package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.compile.Immediates.MemoryArgument;
import dev.ashlar.engine.runtime.simd.SimdOp;
import java.lang.constant.MethodTypeDesc;
import java.util.Objects;

/**
 * Vector instructions: operands go to temporaries, then helpers make the halves of the result from the halves of the
 * operands. Which helper and how is said by {@link SimdOp}.
 */
final class VectorEmitter {
    private final Body body;
    private final MemoryEmitter memory;

    VectorEmitter(Body body, MemoryEmitter memory) {
        this.body = body;
        this.memory = memory;
    }

    /** The kind behind a letter of a signature. */
    static Kind kind(char letter) {
        return switch (letter) {
            case 'i' -> Kind.I;
            case 'l' -> Kind.J;
            case 'f' -> Kind.F;
            case 'd' -> Kind.D;
            default -> Kind.V;
        };
    }

    void emit(Operator operator) {
        SimdOp op = Objects.requireNonNull(SimdOp.of(operator.opcode() & 0xFFFF));
        switch (op.shape()) {
            case UNARY_HALF -> halves(op, 1);
            case BINARY_HALF -> halves(op, 2);
            case TERNARY_HALF -> halves(op, 3);
            case SHIFT_HALF -> shift(op);
            case SPLAT -> {
                call(op.helper());
                body.out.dup2();
            }
            case EXTRACT -> extract(op, body.in.u8());
            case REPLACE -> replace(op, body.in.u8());
            case UNARY_WIDE -> wide(op, 1);
            case BINARY_WIDE -> wide(op, 2);
            case TEST -> call(op.helper());
            case SHUFFLE -> shuffle(op);
            case CONST -> body.out.loadConstant(body.in.f64Bits()).loadConstant(body.in.f64Bits());
            case LOAD, LOAD_EXTEND, LOAD_SPLAT, LOAD_ZERO -> load(op);
            case LOAD_LANE -> loadLane(op);
            case STORE -> store();
            case STORE_LANE -> storeLane(op);
        }
        types(op.signature());
    }

    private void types(String signature) {
        int colon = signature.indexOf(':');
        body.stack.pop(colon);
        for (int i = colon + 1; i < signature.length(); i++) {
            body.stack.push(kind(signature.charAt(i)));
        }
    }

    private void call(SimdOp.Helper helper) {
        body.out.invokestatic(
                Names.desc(helper.owner()), helper.name(), MethodTypeDesc.ofDescriptor(helper.descriptor()));
    }

    private int temporary(Kind kind, int ordinal) {
        return body.locals.temporary(kind, ordinal);
    }

    /** Operands go to temporaries, the first to number 0. */
    private void storeVectors(int count) {
        for (int i = count - 1; i >= 0; i--) {
            Emit.store(body.out, Kind.V, temporary(Kind.V, i));
        }
    }

    private void halves(SimdOp op, int operands) {
        storeVectors(operands);
        for (int half = 0; half < 4; half += 2) {
            for (int i = 0; i < operands; i++) {
                body.out.lload(temporary(Kind.V, i) + half);
            }
            call(op.helper());
        }
    }

    private void shift(SimdOp op) {
        int count = temporary(Kind.I, 0);
        body.out.istore(count);
        storeVectors(1);
        for (int half = 0; half < 4; half += 2) {
            body.out.lload(temporary(Kind.V, 0) + half).iload(count);
            call(op.helper());
        }
    }

    private void wide(SimdOp op, int operands) {
        storeVectors(operands);
        loadVectors(operands);
        call(op.helperLo());
        loadVectors(operands);
        call(op.helperHi());
    }

    private void loadVectors(int count) {
        for (int i = 0; i < count; i++) {
            Emit.load(body.out, Kind.V, temporary(Kind.V, i));
        }
    }

    private void shuffle(SimdOp op) {
        storeVectors(2);
        for (int half = 0; half < 2; half++) {
            loadVectors(2);
            body.out.loadConstant(body.in.f64Bits());
            call(op.helper());
        }
    }

    private void extract(SimdOp op, int lane) {
        storeVectors(1);
        loadHalfOf(op, lane);
        call(op.helper());
    }

    /** Pushes the half that a lane is in, and the lane's number there. */
    private void loadHalfOf(SimdOp op, int lane) {
        int perHalf = op.laneCount() / 2;
        body.out.lload(temporary(Kind.V, 0) + (lane < perHalf ? 0 : 2)).loadConstant(lane % perHalf);
    }

    private void replace(SimdOp op, int lane) {
        Kind scalar = kind(op.lanes().scalar());
        int value = temporary(scalar, 0);
        Emit.store(body.out, scalar, value);
        storeVectors(1);
        replaceLane(op, lane, scalar, value);
    }

    /** Vector 0 with one lane replaced by a value in a local. */
    private void replaceLane(SimdOp op, int lane, Kind scalar, int value) {
        int vector = temporary(Kind.V, 0);
        boolean low = lane < op.laneCount() / 2;
        if (!low) {
            body.out.lload(vector);
        }
        loadHalfOf(op, lane);
        Emit.load(body.out, scalar, value);
        call(op.helper());
        if (low) {
            body.out.lload(vector + 2);
        }
    }

    // ---- memory

    private void load(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        switch (op.shape()) {
            case LOAD -> {
                int address = temporary(Kind.I, 0);
                body.out.istore(address).iload(address);
                memory.load("i64Load", Kind.J, argument, 0);
                body.out.iload(address);
                memory.load("i64Load", Kind.J, argument, 8);
            }
            case LOAD_EXTEND -> {
                memory.load("i64Load", Kind.J, argument, 0);
                int bits = temporary(Kind.J, 0);
                body.out.lstore(bits).lload(bits);
                call(op.helperLo());
                body.out.lload(bits);
                call(op.helperHi());
            }
            case LOAD_SPLAT -> {
                loadScalar(op, argument);
                call(op.helper());
                body.out.dup2();
            }
            default -> {
                memory.load(op.accessBytes() == 4 ? "i64Load32U" : "i64Load", Kind.J, argument, 0);
                body.out.lconst_0();
            }
        }
    }

    private void loadScalar(SimdOp op, MemoryArgument argument) {
        switch (op.accessBytes()) {
            case 1 -> memory.load("i32Load8U", Kind.I, argument, 0);
            case 2 -> memory.load("i32Load16U", Kind.I, argument, 0);
            case 4 -> memory.load("i32Load", Kind.I, argument, 0);
            default -> memory.load("i64Load", Kind.J, argument, 0);
        }
    }

    private void loadLane(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        int lane = body.in.u8();
        storeVectors(1);
        loadScalar(op, argument);
        Kind scalar = kind(op.lanes().scalar());
        int value = temporary(scalar, 0);
        Emit.store(body.out, scalar, value);
        replaceLane(op, lane, scalar, value);
    }

    /** The upper half first: if that is inside the memory the lower one is too, so nothing is written by halves. */
    private void store() {
        MemoryArgument argument = MemoryArgument.read(body.in);
        storeVectors(1);
        int vector = temporary(Kind.V, 0);
        int address = temporary(Kind.I, 0);
        body.out.istore(address).iload(address).lload(vector + 2);
        memory.store("i64Store", Kind.J, argument, 8);
        body.out.iload(address).lload(vector);
        memory.store("i64Store", Kind.J, argument, 0);
    }

    private void storeLane(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        int lane = body.in.u8();
        storeVectors(1);
        loadHalfOf(op, lane);
        call(op.helper());
        switch (op.accessBytes()) {
            case 1 -> memory.store("i32Store8", Kind.I, argument, 0);
            case 2 -> memory.store("i32Store16", Kind.I, argument, 0);
            case 4 -> memory.store("i32Store", Kind.I, argument, 0);
            default -> memory.store("i64Store", Kind.J, argument, 0);
        }
    }
}
