package dev.ashlar.engine.runtime.vector;

import dev.ashlar.engine.runtime.CalledWhileCold;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The {@code i64x2} instructions. */
@CalledWhileCold
public final class LongLanes {
    private static final VectorSpecies<Long> LANES = LongVector.SPECIES_128;
    /** Indices that say each lane of half a vector twice. */
    private static final ByteVector LOW = WholeVector.of(0x0302010003020100L, 0x0706050407060504L);

    private static final ByteVector HIGH = WholeVector.of(0x0B0A09080B0A0908L, 0x0F0E0D0C0F0E0D0CL);

    private LongLanes() {}

    public static ByteVector splat(long value) {
        return LongVector.broadcast(LANES, value).reinterpretAsBytes();
    }

    public static long extractLane(ByteVector a, int lane) {
        return a.reinterpretAsLongs().lane(lane);
    }

    public static ByteVector replaceLane(ByteVector a, long value, int lane) {
        return a.reinterpretAsLongs().withLane(lane, value).reinterpretAsBytes();
    }

    public static ByteVector eq(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs()
                .compare(VectorOperators.EQ, b.reinterpretAsLongs())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ne(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs()
                .compare(VectorOperators.NE, b.reinterpretAsLongs())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ltS(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs()
                .compare(VectorOperators.LT, b.reinterpretAsLongs())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector gtS(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs()
                .compare(VectorOperators.GT, b.reinterpretAsLongs())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector leS(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs()
                .compare(VectorOperators.LE, b.reinterpretAsLongs())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector geS(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs()
                .compare(VectorOperators.GE, b.reinterpretAsLongs())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector abs(ByteVector a) {
        return a.reinterpretAsLongs().abs().reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector a) {
        return a.reinterpretAsLongs().neg().reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs().add(b.reinterpretAsLongs()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs().sub(b.reinterpretAsLongs()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector a, ByteVector b) {
        return a.reinterpretAsLongs().mul(b.reinterpretAsLongs()).reinterpretAsBytes();
    }

    public static ByteVector shl(ByteVector a, int count) {
        return a.reinterpretAsLongs().lanewise(VectorOperators.LSHL, count & 63).reinterpretAsBytes();
    }

    public static ByteVector shrS(ByteVector a, int count) {
        return a.reinterpretAsLongs().lanewise(VectorOperators.ASHR, count & 63).reinterpretAsBytes();
    }

    public static ByteVector shrU(ByteVector a, int count) {
        return a.reinterpretAsLongs().lanewise(VectorOperators.LSHR, count & 63).reinterpretAsBytes();
    }

    public static int allTrue(ByteVector a) {
        return a.reinterpretAsLongs().compare(VectorOperators.EQ, 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector a) {
        return (int) a.reinterpretAsLongs().compare(VectorOperators.LT, 0).toLong();
    }

    public static ByteVector extendLowI32x4S(ByteVector a) {
        return LOW.selectFrom(a)
                .reinterpretAsLongs()
                .lanewise(VectorOperators.ASHR, 32)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulLowI32x4S(ByteVector a, ByteVector b) {
        LongVector x = LOW.selectFrom(a).reinterpretAsLongs().lanewise(VectorOperators.ASHR, 32);
        LongVector y = LOW.selectFrom(b).reinterpretAsLongs().lanewise(VectorOperators.ASHR, 32);
        return x.mul(y).reinterpretAsBytes();
    }

    public static ByteVector extendLowI32x4U(ByteVector a) {
        return LOW.selectFrom(a)
                .reinterpretAsLongs()
                .lanewise(VectorOperators.LSHR, 32)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulLowI32x4U(ByteVector a, ByteVector b) {
        LongVector x = LOW.selectFrom(a).reinterpretAsLongs().lanewise(VectorOperators.LSHR, 32);
        LongVector y = LOW.selectFrom(b).reinterpretAsLongs().lanewise(VectorOperators.LSHR, 32);
        return x.mul(y).reinterpretAsBytes();
    }

    public static ByteVector extendHighI32x4S(ByteVector a) {
        return HIGH.selectFrom(a)
                .reinterpretAsLongs()
                .lanewise(VectorOperators.ASHR, 32)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI32x4S(ByteVector a, ByteVector b) {
        LongVector x = HIGH.selectFrom(a).reinterpretAsLongs().lanewise(VectorOperators.ASHR, 32);
        LongVector y = HIGH.selectFrom(b).reinterpretAsLongs().lanewise(VectorOperators.ASHR, 32);
        return x.mul(y).reinterpretAsBytes();
    }

    public static ByteVector extendHighI32x4U(ByteVector a) {
        return HIGH.selectFrom(a)
                .reinterpretAsLongs()
                .lanewise(VectorOperators.LSHR, 32)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI32x4U(ByteVector a, ByteVector b) {
        LongVector x = HIGH.selectFrom(a).reinterpretAsLongs().lanewise(VectorOperators.LSHR, 32);
        LongVector y = HIGH.selectFrom(b).reinterpretAsLongs().lanewise(VectorOperators.LSHR, 32);
        return x.mul(y).reinterpretAsBytes();
    }
}
