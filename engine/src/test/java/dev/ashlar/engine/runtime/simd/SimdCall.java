package dev.ashlar.engine.runtime.simd;

import dev.ashlar.engine.V128;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Carries out an instruction with its helpers in the way that its shape prescribes, as generated code does. */
final class SimdCall {
    private final SimdOp op;
    private final MethodHandle lo;
    private final MethodHandle hi;

    SimdCall(SimdOp op) throws ReflectiveOperationException {
        this.op = op;
        this.lo = find(op.shape().isSplit() ? op.helperLo() : op.helper());
        this.hi = find(op.shape().isSplit() ? op.helperHi() : op.helper());
    }

    /** The resulting vector, or the bits of the resulting scalar. */
    Object run(SimdInput in) throws Throwable {
        V128 a = in.a();
        V128 b = in.b();
        return switch (op.shape()) {
            case UNARY_HALF -> new V128(call(lo, a.low()), call(hi, a.high()));
            case BINARY_HALF -> new V128(call(lo, a.low(), b.low()), call(hi, a.high(), b.high()));
            case SHIFT_HALF -> new V128(call(lo, a.low(), (int) in.scalar()), call(hi, a.high(), (int) in.scalar()));
            case SPLAT, LOAD_SPLAT -> new V128(call(lo, scalar(in)), call(lo, scalar(in)));
            case EXTRACT, STORE_LANE -> bits(lo.invoke(inHighHalf(in) ? a.high() : a.low(), laneInHalf(in)));
            case REPLACE, LOAD_LANE ->
                inHighHalf(in)
                        ? new V128(a.low(), call(lo, a.high(), laneInHalf(in), scalar(in)))
                        : new V128(call(lo, a.low(), laneInHalf(in), scalar(in)), a.high());
            case UNARY_WIDE -> new V128(call(lo, a.low(), a.high()), call(hi, a.low(), a.high()));
            case BINARY_WIDE ->
                new V128(
                        call(lo, a.low(), a.high(), b.low(), b.high()), call(hi, a.low(), a.high(), b.low(), b.high()));
            case TEST -> bits(lo.invoke(a.low(), a.high()));
            case SHUFFLE ->
                new V128(
                        call(
                                lo,
                                a.low(),
                                a.high(),
                                b.low(),
                                b.high(),
                                in.indices().low()),
                        call(
                                hi,
                                a.low(),
                                a.high(),
                                b.low(),
                                b.high(),
                                in.indices().high()));
            case LOAD_EXTEND -> new V128(call(lo, in.scalar()), call(hi, in.scalar()));
            case LANES, CONST, LOAD, LOAD_ZERO, STORE -> throw new AssertionError(op + " has no helper");
        };
    }

    private boolean inHighHalf(SimdInput in) {
        return in.lane() >= op.laneCount() / 2;
    }

    private int laneInHalf(SimdInput in) {
        return in.lane() % (op.laneCount() / 2);
    }

    private static int scalar(SimdInput in) {
        return (int) in.scalar();
    }

    private static long call(MethodHandle helper, Object... arguments) throws Throwable {
        return (long) helper.invokeWithArguments(arguments);
    }

    private static long bits(Object scalar) {
        return switch (scalar) {
            case Integer value -> value;
            case Long value -> value;
            default -> throw new AssertionError(scalar);
        };
    }

    private static MethodHandle find(SimdOp.Helper helper) throws ReflectiveOperationException {
        MethodType type = MethodType.fromMethodDescriptorString(helper.descriptor(), SimdCall.class.getClassLoader());
        return MethodHandles.lookup().findStatic(helper.owner(), helper.name(), type);
    }
}
