package dev.ashlar.engine.runtime.vector;

import dev.ashlar.engine.runtime.CalledWhileCold;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The {@code f64x2} instructions, but for roundings, which the Vector API does not have. */
@CalledWhileCold
public final class DoubleLanes {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_128;
    private static final VectorSpecies<Long> MASKS = LongVector.SPECIES_128;

    private DoubleLanes() {}

    public static ByteVector splat(double value) {
        return DoubleVector.broadcast(LANES, value).reinterpretAsBytes();
    }

    public static double extractLane(ByteVector a, int lane) {
        return a.reinterpretAsDoubles().lane(lane);
    }

    public static ByteVector replaceLane(ByteVector a, double value, int lane) {
        return a.reinterpretAsDoubles().withLane(lane, value).reinterpretAsBytes();
    }

    public static ByteVector eq(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles()
                .compare(VectorOperators.EQ, b.reinterpretAsDoubles())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ne(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles()
                .compare(VectorOperators.NE, b.reinterpretAsDoubles())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector lt(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles()
                .compare(VectorOperators.LT, b.reinterpretAsDoubles())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector gt(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles()
                .compare(VectorOperators.GT, b.reinterpretAsDoubles())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector le(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles()
                .compare(VectorOperators.LE, b.reinterpretAsDoubles())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ge(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles()
                .compare(VectorOperators.GE, b.reinterpretAsDoubles())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector abs(ByteVector a) {
        return a.reinterpretAsLongs().and(~Long.MIN_VALUE).reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector a) {
        return a.reinterpretAsLongs()
                .lanewise(VectorOperators.XOR, Long.MIN_VALUE)
                .reinterpretAsBytes();
    }

    public static ByteVector sqrt(ByteVector a) {
        return a.reinterpretAsDoubles().sqrt().reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles().add(b.reinterpretAsDoubles()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles().sub(b.reinterpretAsDoubles()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles().mul(b.reinterpretAsDoubles()).reinterpretAsBytes();
    }

    public static ByteVector div(ByteVector a, ByteVector b) {
        return a.reinterpretAsDoubles().div(b.reinterpretAsDoubles()).reinterpretAsBytes();
    }

    /** In two roundings, so that the result is the same on all machines. */
    public static ByteVector relaxedMadd(ByteVector a, ByteVector b, ByteVector c) {
        return a.reinterpretAsDoubles()
                .mul(b.reinterpretAsDoubles())
                .add(c.reinterpretAsDoubles())
                .reinterpretAsBytes();
    }

    public static ByteVector relaxedNmadd(ByteVector a, ByteVector b, ByteVector c) {
        return a.reinterpretAsLongs()
                .lanewise(VectorOperators.XOR, Long.MIN_VALUE)
                .reinterpretAsDoubles()
                .mul(b.reinterpretAsDoubles())
                .add(c.reinterpretAsDoubles())
                .reinterpretAsBytes();
    }

    public static ByteVector min(ByteVector a, ByteVector b) {
        DoubleVector x = a.reinterpretAsDoubles();
        DoubleVector y = b.reinterpretAsDoubles();
        DoubleVector result = x.min(y);
        return result.blend(x.add(y), result.compare(VectorOperators.NE, result))
                .reinterpretAsBytes();
    }

    public static ByteVector max(ByteVector a, ByteVector b) {
        DoubleVector x = a.reinterpretAsDoubles();
        DoubleVector y = b.reinterpretAsDoubles();
        DoubleVector result = x.max(y);
        return result.blend(x.add(y), result.compare(VectorOperators.NE, result))
                .reinterpretAsBytes();
    }

    public static ByteVector pmin(ByteVector a, ByteVector b) {
        DoubleVector x = a.reinterpretAsDoubles();
        DoubleVector y = b.reinterpretAsDoubles();
        return x.blend(y, y.compare(VectorOperators.LT, x)).reinterpretAsBytes();
    }

    public static ByteVector pmax(ByteVector a, ByteVector b) {
        DoubleVector x = a.reinterpretAsDoubles();
        DoubleVector y = b.reinterpretAsDoubles();
        return x.blend(y, x.compare(VectorOperators.LT, y)).reinterpretAsBytes();
    }

    public static ByteVector promoteLowF32x4(ByteVector a) {
        return a.reinterpretAsFloats()
                .convertShape(VectorOperators.F2D, LANES, 0)
                .reinterpretAsBytes();
    }

    public static ByteVector convertLowI32x4S(ByteVector a) {
        return a.reinterpretAsInts().convertShape(VectorOperators.I2D, LANES, 0).reinterpretAsBytes();
    }
}
