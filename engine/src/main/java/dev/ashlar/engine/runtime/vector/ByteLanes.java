package dev.ashlar.engine.runtime.vector;

import dev.ashlar.engine.runtime.CalledWhileCold;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The {@code i8x16} instructions. */
@CalledWhileCold
public final class ByteLanes {
    private static final VectorSpecies<Byte> LANES = ByteVector.SPECIES_128;
    /** Indices of the lower halves of the lanes of two vectors. */
    private static final ByteVector EVEN = WholeVector.of(0x0E0C0A0806040200L, 0x1E1C1A1816141210L);

    private ByteLanes() {}

    public static ByteVector splat(int value) {
        return ByteVector.broadcast(LANES, (byte) value);
    }

    public static int extractLaneS(ByteVector a, int lane) {
        return a.lane(lane);
    }

    public static int extractLaneU(ByteVector a, int lane) {
        return a.lane(lane) & 0xFF;
    }

    public static ByteVector replaceLane(ByteVector a, int value, int lane) {
        return a.withLane(lane, (byte) value);
    }

    public static ByteVector eq(ByteVector a, ByteVector b) {
        return a.compare(VectorOperators.EQ, b).toVector().reinterpretAsBytes();
    }

    public static ByteVector ne(ByteVector a, ByteVector b) {
        return a.compare(VectorOperators.NE, b).toVector().reinterpretAsBytes();
    }

    public static ByteVector ltS(ByteVector a, ByteVector b) {
        return a.compare(VectorOperators.LT, b).toVector().reinterpretAsBytes();
    }

    public static ByteVector gtS(ByteVector a, ByteVector b) {
        return a.compare(VectorOperators.GT, b).toVector().reinterpretAsBytes();
    }

    public static ByteVector leS(ByteVector a, ByteVector b) {
        return a.compare(VectorOperators.LE, b).toVector().reinterpretAsBytes();
    }

    public static ByteVector geS(ByteVector a, ByteVector b) {
        return a.compare(VectorOperators.GE, b).toVector().reinterpretAsBytes();
    }

    public static ByteVector ltU(ByteVector a, ByteVector b) {
        return a.compare(VectorOperators.ULT, b).toVector().reinterpretAsBytes();
    }

    public static ByteVector gtU(ByteVector a, ByteVector b) {
        return a.compare(VectorOperators.UGT, b).toVector().reinterpretAsBytes();
    }

    public static ByteVector leU(ByteVector a, ByteVector b) {
        return a.compare(VectorOperators.ULE, b).toVector().reinterpretAsBytes();
    }

    public static ByteVector geU(ByteVector a, ByteVector b) {
        return a.compare(VectorOperators.UGE, b).toVector().reinterpretAsBytes();
    }

    public static ByteVector abs(ByteVector a) {
        return a.abs();
    }

    public static ByteVector neg(ByteVector a) {
        return a.neg();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.add(b);
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.sub(b);
    }

    public static ByteVector minS(ByteVector a, ByteVector b) {
        return a.min(b);
    }

    public static ByteVector maxS(ByteVector a, ByteVector b) {
        return a.max(b);
    }

    public static ByteVector minU(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.UMIN, b);
    }

    public static ByteVector maxU(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.UMAX, b);
    }

    public static ByteVector addSatS(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.SADD, b);
    }

    public static ByteVector addSatU(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.SUADD, b);
    }

    public static ByteVector subSatS(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.SSUB, b);
    }

    public static ByteVector subSatU(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.SUSUB, b);
    }

    public static ByteVector avgrU(ByteVector a, ByteVector b) {
        ByteVector x = a;
        ByteVector y = b;
        return x.or(y).sub(x.lanewise(VectorOperators.XOR, y).lanewise(VectorOperators.LSHR, 1));
    }

    public static ByteVector shl(ByteVector a, int count) {
        return a.lanewise(VectorOperators.LSHL, count & 7);
    }

    public static ByteVector shrS(ByteVector a, int count) {
        return a.lanewise(VectorOperators.ASHR, count & 7);
    }

    public static ByteVector shrU(ByteVector a, int count) {
        return a.lanewise(VectorOperators.LSHR, count & 7);
    }

    public static int allTrue(ByteVector a) {
        return a.compare(VectorOperators.EQ, 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector a) {
        return (int) a.compare(VectorOperators.LT, 0).toLong();
    }

    public static ByteVector popcnt(ByteVector a) {
        return a.lanewise(VectorOperators.BIT_COUNT);
    }

    public static ByteVector swizzle(ByteVector a, ByteVector b) {
        return b.selectFrom(a).blend((byte) 0, b.compare(VectorOperators.UGE, (byte) 16));
    }

    public static ByteVector narrowI16x8S(ByteVector a, ByteVector b) {
        ByteVector x = a.reinterpretAsShorts()
                .max((short) Byte.MIN_VALUE)
                .min((short) Byte.MAX_VALUE)
                .reinterpretAsBytes();
        ByteVector y = b.reinterpretAsShorts()
                .max((short) Byte.MIN_VALUE)
                .min((short) Byte.MAX_VALUE)
                .reinterpretAsBytes();
        return EVEN.selectFrom(x, y);
    }

    public static ByteVector narrowI16x8U(ByteVector a, ByteVector b) {
        ByteVector x = a.reinterpretAsShorts().max((short) 0).min((short) 0xFF).reinterpretAsBytes();
        ByteVector y = b.reinterpretAsShorts().max((short) 0).min((short) 0xFF).reinterpretAsBytes();
        return EVEN.selectFrom(x, y);
    }
}
