package dev.ashlar.engine.runtime.vector;

import dev.ashlar.engine.runtime.CalledWhileCold;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The {@code f32x4} instructions, but for roundings, which the Vector API does not have. */
@CalledWhileCold
public final class FloatLanes {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_128;
    private static final VectorSpecies<Integer> MASKS = IntVector.SPECIES_128;

    private FloatLanes() {}

    public static ByteVector splat(float value) {
        return FloatVector.broadcast(LANES, value).reinterpretAsBytes();
    }

    public static float extractLane(ByteVector a, int lane) {
        return a.reinterpretAsFloats().lane(lane);
    }

    public static ByteVector replaceLane(ByteVector a, float value, int lane) {
        return a.reinterpretAsFloats().withLane(lane, value).reinterpretAsBytes();
    }

    public static ByteVector eq(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats()
                .compare(VectorOperators.EQ, b.reinterpretAsFloats())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ne(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats()
                .compare(VectorOperators.NE, b.reinterpretAsFloats())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector lt(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats()
                .compare(VectorOperators.LT, b.reinterpretAsFloats())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector gt(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats()
                .compare(VectorOperators.GT, b.reinterpretAsFloats())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector le(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats()
                .compare(VectorOperators.LE, b.reinterpretAsFloats())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ge(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats()
                .compare(VectorOperators.GE, b.reinterpretAsFloats())
                .cast(MASKS)
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector abs(ByteVector a) {
        return a.reinterpretAsInts().and(~Integer.MIN_VALUE).reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector a) {
        return a.reinterpretAsInts()
                .lanewise(VectorOperators.XOR, Integer.MIN_VALUE)
                .reinterpretAsBytes();
    }

    public static ByteVector sqrt(ByteVector a) {
        return a.reinterpretAsFloats().sqrt().reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats().add(b.reinterpretAsFloats()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats().sub(b.reinterpretAsFloats()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats().mul(b.reinterpretAsFloats()).reinterpretAsBytes();
    }

    public static ByteVector div(ByteVector a, ByteVector b) {
        return a.reinterpretAsFloats().div(b.reinterpretAsFloats()).reinterpretAsBytes();
    }

    /** In two roundings, so that the result is the same on all machines. */
    public static ByteVector relaxedMadd(ByteVector a, ByteVector b, ByteVector c) {
        return a.reinterpretAsFloats()
                .mul(b.reinterpretAsFloats())
                .add(c.reinterpretAsFloats())
                .reinterpretAsBytes();
    }

    public static ByteVector relaxedNmadd(ByteVector a, ByteVector b, ByteVector c) {
        return a.reinterpretAsInts()
                .lanewise(VectorOperators.XOR, Integer.MIN_VALUE)
                .reinterpretAsFloats()
                .mul(b.reinterpretAsFloats())
                .add(c.reinterpretAsFloats())
                .reinterpretAsBytes();
    }

    public static ByteVector min(ByteVector a, ByteVector b) {
        FloatVector x = a.reinterpretAsFloats();
        FloatVector y = b.reinterpretAsFloats();
        FloatVector result = x.min(y);
        return result.blend(x.add(y), result.compare(VectorOperators.NE, result))
                .reinterpretAsBytes();
    }

    public static ByteVector max(ByteVector a, ByteVector b) {
        FloatVector x = a.reinterpretAsFloats();
        FloatVector y = b.reinterpretAsFloats();
        FloatVector result = x.max(y);
        return result.blend(x.add(y), result.compare(VectorOperators.NE, result))
                .reinterpretAsBytes();
    }

    public static ByteVector pmin(ByteVector a, ByteVector b) {
        FloatVector x = a.reinterpretAsFloats();
        FloatVector y = b.reinterpretAsFloats();
        return x.blend(y, y.compare(VectorOperators.LT, x)).reinterpretAsBytes();
    }

    public static ByteVector pmax(ByteVector a, ByteVector b) {
        FloatVector x = a.reinterpretAsFloats();
        FloatVector y = b.reinterpretAsFloats();
        return x.blend(y, x.compare(VectorOperators.LT, y)).reinterpretAsBytes();
    }

    public static ByteVector convertI32x4S(ByteVector a) {
        return a.reinterpretAsInts().convertShape(VectorOperators.I2F, LANES, 0).reinterpretAsBytes();
    }
}
