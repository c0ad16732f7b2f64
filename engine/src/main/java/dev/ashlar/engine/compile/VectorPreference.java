package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.runtime.simd.Lanes;
import dev.ashlar.engine.runtime.simd.SimdOp;
import dev.ashlar.engine.runtime.simd.SimdShape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Guesses which form of a vector will be wanted. A wrong guess costs a conversion, nothing else; so it is enough to look at the
 * next instruction on vectors instead of following every value.
 */
final class VectorPreference {
    private static final int FAR = 16;

    private VectorPreference() {}

    /** The form that the instructions from here on want of a vector that is about to be pushed. */
    static Kind of(Body body) {
        if (body.module.options().vectorApi()) {
            return Kind.VB;
        }
        BinaryReader ahead = new BinaryReader(body.info.bytes(), body.in.position(), body.in.end());
        for (int i = 0; i < FAR && !ahead.atEnd(); i++) {
            Operator operator = Immediates.operator(ahead);
            int opcode = operator.opcode();
            if (opcode == Opcodes.LOCAL_SET || opcode == Opcodes.LOCAL_TEE) {
                int local = ahead.u32();
                if (i == 0) {
                    return body.locals.kind(local);
                }
                continue;
            }
            Immediates.skip(ahead, operator.immediate());
            if (opcode >>> 16 == Opcodes.PREFIX_SIMD) {
                Kind wanted = operand(operator);
                if (wanted != null) {
                    return wanted;
                }
            } else if (!isStraight(operator)) {
                return Kind.V;
            }
        }
        return Kind.V;
    }

    /**
     * Chooses the forms of a function's declared locals.
     *
     * @param kinds of parameters and locals
     */
    static void choose(BinaryReader body, int parameters, List<Kind> kinds) {
        if (!kinds.subList(parameters, kinds.size()).contains(Kind.V)) {
            return;
        }
        List<Map<Kind, Integer>> votes = new ArrayList<>();
        kinds.forEach(kind -> votes.add(new EnumMap<>(Kind.class)));
        vote(body, kinds, votes);
        for (int i = parameters; i < kinds.size(); i++) {
            if (kinds.get(i) == Kind.V) {
                kinds.set(i, winner(votes.get(i)));
            }
        }
    }

    private static void vote(BinaryReader in, List<Kind> kinds, List<Map<Kind, Integer>> votes) {
        List<Integer> read = new ArrayList<>();
        Kind last = null;
        while (!in.atEnd()) {
            Operator operator = Immediates.operator(in);
            int opcode = operator.opcode();
            Kind result = null;
            switch (opcode) {
                case Opcodes.LOCAL_GET, Opcodes.LOCAL_SET, Opcodes.LOCAL_TEE -> {
                    int local = in.u32();
                    boolean vector = kinds.get(local) == Kind.V;
                    if (vector && opcode == Opcodes.LOCAL_GET) {
                        read.add(local);
                    } else if (vector && last != null) {
                        votes.get(local).merge(last, 1, Integer::sum);
                    }
                }
                default -> {
                    Immediates.skip(in, operator.immediate());
                    if (opcode >>> 16 == Opcodes.PREFIX_SIMD) {
                        Kind wanted = operand(operator);
                        result = result(operator);
                        if (wanted != null) {
                            read.forEach(local -> votes.get(local).merge(wanted, 1, Integer::sum));
                            read.clear();
                        }
                    } else if (!isStraight(operator)) {
                        read.clear();
                    }
                }
            }
            last = result;
        }
    }

    private static Kind winner(Map<Kind, Integer> votes) {
        Kind best = Kind.V;
        for (Map.Entry<Kind, Integer> entry : votes.entrySet()) {
            if (entry.getValue() > votes.getOrDefault(best, 0)) {
                best = entry.getKey();
            }
        }
        return best;
    }

    /** The form of its first operand that is a vector; null if there is none or any form will do. */
    private static @Nullable Kind operand(Operator operator) {
        boolean takes = operator.signature()
                .substring(0, operator.signature().indexOf(':'))
                .contains("v");
        SimdOp simd = simd(operator);
        if (!takes || fitsAnyForm(simd)) {
            return null;
        }
        LaneOp op = LaneOps.of(simd);
        return op == null ? Kind.V : op.operands().getFirst();
    }

    private static @Nullable Kind result(Operator operator) {
        SimdOp simd = simd(operator);
        if (!operator.signature().endsWith("v") || fitsAnyForm(simd)) {
            return null;
        }
        LaneOp op = LaneOps.of(simd);
        return op == null ? Kind.V : op.result();
    }

    /** Loads, stores, constants and operations on bits: they take what they get, or make what is wanted. */
    private static boolean fitsAnyForm(SimdOp op) {
        return op.lanes() == Lanes.V128
                || op.shape() == SimdShape.LOAD_SPLAT && op.lanes().bytes() >= 4;
    }

    private static SimdOp simd(Operator operator) {
        return Objects.requireNonNull(SimdOp.of(operator.opcode() & 0xFFFF));
    }

    /** Whether the next instruction follows for sure, and vectors stay as they are. */
    static boolean isStraight(Operator operator) {
        int opcode = operator.opcode();
        return switch (operator.immediate()) {
            case NONE -> operator.hasFixedSignature() || opcode == Opcodes.DROP || opcode == Opcodes.NOP;
            case LOCAL, MEMARG, I32, I64, F32, F64 -> true;
            default -> opcode >>> 16 == Opcodes.PREFIX_SIMD;
        };
    }
}
