package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.compile.Immediates.MemoryArgument;
import dev.ashlar.engine.runtime.simd.Lanes;
import dev.ashlar.engine.runtime.simd.SimdOp;
import dev.ashlar.engine.runtime.simd.SimdShape;
import java.lang.constant.MethodTypeDesc;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Vector instructions. Those on lanes of 32 and 64 bits become instructions on the lanes, see {@link LaneOps}. For the others
 * operands go to temporaries, then helpers make the halves of the result from the halves of the operands. Which helper and how
 * is said by {@link SimdOp}.
 */
final class VectorEmitter {
    private static final int BYTES = 16;

    private final Body body;
    private final MemoryEmitter memory;
    private final ShuffleEmitter shuffles;
    private final VectorUnitEmitter unit;

    VectorEmitter(Body body, MemoryEmitter memory) {
        this.body = body;
        this.memory = memory;
        this.shuffles = new ShuffleEmitter(body);
        this.unit = new VectorUnitEmitter(body, memory);
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
        if (body.module.options().vectorApi() && unit.emit(op)) {
            return;
        }
        switch (op.shape()) {
            case CONST -> constant();
            case LOAD -> load();
            case LOAD_SPLAT -> loadSplat(op);
            case STORE -> store();
            case LOAD_LANE -> loadLane(op);
            case STORE_LANE -> storeLane(op);
            case SHUFFLE -> shuffles.emit();
            default -> {
                LaneOp onLanes = onLanes(op);
                if (onLanes != null) {
                    LaneOperands.apply(body, onLanes, op.hasLane() ? body.in.u8() : 0);
                } else {
                    onHalves(op);
                }
            }
        }
    }

    private @Nullable LaneOp onLanes(SimdOp op) {
        LaneOp onInts = LaneOps.onInts(op);
        if (onInts != null) {
            for (int i = 1; i <= onInts.operands().size(); i++) {
                Kind form = body.stack.at(body.stack.size() - i);
                if (form == Kind.VI || form == Kind.VF) {
                    return onInts;
                }
            }
        }
        return LaneOps.of(op);
    }

    /** By helpers that make the halves of the result from the halves of the operands. */
    private void onHalves(SimdOp op) {
        String operands = op.signature().substring(0, op.signature().indexOf(':'));
        body.vectors.convert(
                operands.chars().mapToObj(letter -> kind((char) letter)).toList());
        switch (op.shape()) {
            case UNARY_HALF -> halves(op, 1);
            case BINARY_HALF -> halves(op, 2);
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
            case LOAD_EXTEND, LOAD_ZERO -> load(op);
            case SHUFFLE, LANES, CONST, LOAD, LOAD_SPLAT, LOAD_LANE, STORE, STORE_LANE ->
                throw new IllegalArgumentException(op.name());
        }
        types(op.signature());
    }

    private void constant() {
        long low = body.in.f64Bits();
        long high = body.in.f64Bits();
        Kind form = VectorPreference.of(body);
        for (int lane = 0; lane < form.flat(); lane++) {
            long half = lane < form.flat() / 2 ? low : high;
            int bits = (int) (lane % 2 == 0 ? half : half >>> Integer.SIZE);
            switch (form) {
                case VI -> body.out.loadConstant(bits);
                case VF -> NumericEmitter.constant(body.out, bits);
                case VD -> NumericEmitter.constant(body.out, half);
                default -> body.out.loadConstant(half);
            }
        }
        body.stack.push(form);
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
        int value = temporary(Kind.I, 0);
        body.out.istore(value);
        storeVectors(1);
        replaceLane(op, lane, value);
    }

    /** Vector 0 with one lane, below 32 bits, replaced by a value in a local. */
    private void replaceLane(SimdOp op, int lane, int value) {
        int vector = temporary(Kind.V, 0);
        boolean low = lane < op.laneCount() / 2;
        if (!low) {
            body.out.lload(vector);
        }
        loadHalfOf(op, lane);
        body.out.iload(value);
        call(op.helper());
        if (low) {
            body.out.lload(vector + 2);
        }
    }

    // ---- memory

    private void load(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        memory.narrow(argument);
        if (op.shape() == SimdShape.LOAD_EXTEND) {
            memory.load("i64Load", Kind.J, argument, 0);
            int bits = temporary(Kind.J, 0);
            body.out.lstore(bits).lload(bits);
            call(op.helperLo());
            body.out.lload(bits);
            call(op.helperHi());
        } else {
            memory.load(op.accessBytes() == 4 ? "i64Load32U" : "i64Load", Kind.J, argument, 0);
            body.out.lconst_0();
        }
    }

    private void load() {
        MemoryArgument argument = MemoryArgument.read(body.in);
        Kind form = VectorPreference.of(body);
        Kind lane = lane(form);
        int address = temporary(Kind.I, 0);
        memory.narrow(argument);
        body.out.istore(address);
        for (int i = 0; i < form.flat(); i++) {
            body.out.iload(address);
            memory.load(access(lane, "Load"), lane, argument, i * BYTES / form.flat());
        }
        body.stack.pop();
        body.stack.push(form);
    }

    private void loadSplat(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        Kind form = splatForm(op.lanes());
        memory.narrow(argument);
        body.stack.pop();
        body.stack.push(form);
        if (op.lanes().bytes() < 4) {
            loadScalar(op, argument);
            call(op.helper());
            body.out.dup2();
            return;
        }
        Kind lane = lane(form);
        int value = temporary(lane, 0);
        memory.load(access(lane, "Load"), lane, argument, 0);
        Emit.store(body.out, lane, value);
        for (int i = 0; i < form.flat(); i++) {
            Emit.load(body.out, lane, value);
        }
    }

    private Kind splatForm(Lanes lanes) {
        Kind wanted = VectorPreference.of(body);
        return switch (lanes) {
            case I32X4 -> wanted.flat() == 4 ? wanted : Kind.VI;
            case I64X2 -> wanted.flat() == 2 ? wanted : Kind.V;
            default -> Kind.V;
        };
    }

    /** What a lane of a form is to the JVM. */
    private static Kind lane(Kind form) {
        return switch (form) {
            case VI -> Kind.I;
            case VF -> Kind.F;
            case VD -> Kind.D;
            default -> Kind.J;
        };
    }

    private static String access(Kind lane, String what) {
        return switch (lane) {
                    case I -> "i32";
                    case F -> "f32";
                    case D -> "f64";
                    default -> "i64";
                }
                + what;
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
        Kind form = laneForm(op.lanes());
        int vector = takeTop(form);
        memory.narrow(argument);
        loadScalar(op, argument);
        Kind number = lane(form, op.lanes());
        int value = temporary(number, 0);
        Emit.store(body.out, number, value);
        if (op.hasHelper()) {
            replaceLane(op, lane, value);
        } else {
            for (int i = 0; i < form.flat(); i++) {
                body.out.loadLocal(number.typeKind(), i == lane ? value : form.slot(vector, i));
            }
        }
        body.stack.pop();
        body.stack.push(form);
    }

    private static Kind laneForm(Lanes lanes) {
        return lanes == Lanes.I32X4 ? Kind.VI : Kind.V;
    }

    private static Kind lane(Kind form, Lanes lanes) {
        return lanes.bytes() < Integer.BYTES ? Kind.I : lane(form);
    }

    /** The vector on top of the stack goes to a temporary, in that form. */
    private int takeTop(Kind form) {
        body.vectors.convertTop(form);
        body.stack.pop();
        int vector = temporary(form, 0);
        Emit.store(body.out, form, vector);
        return vector;
    }

    /** The last lane first: if that is inside the memory the others are too, so nothing is written in part. */
    private void store() {
        MemoryArgument argument = MemoryArgument.read(body.in);
        if (body.stack.peek() == Kind.VB) {
            body.vectors.convertTop(Kind.V);
        }
        Kind form = body.stack.pop();
        Kind lane = lane(form);
        int vector = temporary(form, 0);
        int address = temporary(Kind.I, 0);
        Emit.store(body.out, form, vector);
        memory.narrow(argument);
        body.out.istore(address);
        for (int i = form.flat() - 1; i >= 0; i--) {
            body.out.iload(address).loadLocal(form.typeKind(), form.slot(vector, i));
            memory.store(access(lane, "Store"), lane, argument, i * BYTES / form.flat());
        }
        body.stack.pop();
    }

    private void storeLane(SimdOp op) {
        MemoryArgument argument = MemoryArgument.read(body.in);
        int lane = body.in.u8();
        Kind form = laneForm(op.lanes());
        int vector = takeTop(form);
        memory.narrow(argument);
        if (op.hasHelper()) {
            loadHalfOf(op, lane);
            call(op.helper());
        } else {
            body.out.loadLocal(lane(form).typeKind(), form.slot(vector, lane));
        }
        switch (op.accessBytes()) {
            case 1 -> memory.store("i32Store8", Kind.I, argument, 0);
            case 2 -> memory.store("i32Store16", Kind.I, argument, 0);
            case 4 -> memory.store("i32Store", Kind.I, argument, 0);
            default -> memory.store("i64Store", Kind.J, argument, 0);
        }
        body.stack.pop();
    }
}
