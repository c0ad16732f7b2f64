package dev.ashlar.engine.runtime.vector;

import dev.ashlar.engine.runtime.CalledWhileCold;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The {@code i16x8} instructions. */
@CalledWhileCold
public final class ShortLanes {
    private static final VectorSpecies<Short> LANES = ShortVector.SPECIES_128;
    /** Indices that say each lane of half a vector twice. */
    private static final ByteVector LOW = WholeVector.of(0x0303020201010000L, 0x0707060605050404L);

    private static final ByteVector HIGH = WholeVector.of(0x0B0B0A0A09090808L, 0x0F0F0E0E0D0D0C0CL);
    /** Indices of the lower halves of the lanes of two vectors. */
    private static final ByteVector EVEN = WholeVector.of(0x0D0C090805040100L, 0x1D1C191815141110L);

    private ShortLanes() {}

    public static ByteVector splat(int value) {
        return ShortVector.broadcast(LANES, (short) value).reinterpretAsBytes();
    }

    public static int extractLaneS(ByteVector a, int lane) {
        return a.reinterpretAsShorts().lane(lane);
    }

    public static int extractLaneU(ByteVector a, int lane) {
        return a.reinterpretAsShorts().lane(lane) & 0xFFFF;
    }

    public static ByteVector replaceLane(ByteVector a, int value, int lane) {
        return a.reinterpretAsShorts().withLane(lane, (short) value).reinterpretAsBytes();
    }

    public static ByteVector eq(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(VectorOperators.EQ, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ne(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(VectorOperators.NE, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ltS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(VectorOperators.LT, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector gtS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(VectorOperators.GT, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector leS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(VectorOperators.LE, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector geS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(VectorOperators.GE, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ltU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(VectorOperators.ULT, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector gtU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(VectorOperators.UGT, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector leU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(VectorOperators.ULE, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector geU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .compare(VectorOperators.UGE, b.reinterpretAsShorts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector abs(ByteVector a) {
        return a.reinterpretAsShorts().abs().reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector a) {
        return a.reinterpretAsShorts().neg().reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts().add(b.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts().sub(b.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts().mul(b.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector minS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts().min(b.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector maxS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts().max(b.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector minU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.UMIN, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector maxU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.UMAX, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector addSatS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.SADD, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector addSatU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.SUADD, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector subSatS(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.SSUB, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector subSatU(ByteVector a, ByteVector b) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.SUSUB, b.reinterpretAsShorts())
                .reinterpretAsBytes();
    }

    public static ByteVector avgrU(ByteVector a, ByteVector b) {
        ShortVector x = a.reinterpretAsShorts();
        ShortVector y = b.reinterpretAsShorts();
        return x.or(y)
                .sub(x.lanewise(VectorOperators.XOR, y).lanewise(VectorOperators.LSHR, 1))
                .reinterpretAsBytes();
    }

    public static ByteVector shl(ByteVector a, int count) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.LSHL, count & 15)
                .reinterpretAsBytes();
    }

    public static ByteVector shrS(ByteVector a, int count) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.ASHR, count & 15)
                .reinterpretAsBytes();
    }

    public static ByteVector shrU(ByteVector a, int count) {
        return a.reinterpretAsShorts()
                .lanewise(VectorOperators.LSHR, count & 15)
                .reinterpretAsBytes();
    }

    public static int allTrue(ByteVector a) {
        return a.reinterpretAsShorts().compare(VectorOperators.EQ, 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector a) {
        return (int) a.reinterpretAsShorts().compare(VectorOperators.LT, 0).toLong();
    }

    public static ByteVector extendLowI8x16S(ByteVector a) {
        return LOW.selectFrom(a)
                .reinterpretAsShorts()
                .lanewise(VectorOperators.ASHR, 8)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulLowI8x16S(ByteVector a, ByteVector b) {
        ShortVector x = LOW.selectFrom(a).reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8);
        ShortVector y = LOW.selectFrom(b).reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8);
        return x.mul(y).reinterpretAsBytes();
    }

    /** Pairs of signed bytes by pairs, added with saturation. */
    public static ByteVector relaxedDotI8x16I7x16S(ByteVector a, ByteVector b) {
        ShortVector x = a.reinterpretAsShorts();
        ShortVector y = b.reinterpretAsShorts();
        ShortVector even = x.lanewise(VectorOperators.LSHL, 8)
                .lanewise(VectorOperators.ASHR, 8)
                .mul(y.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8));
        ShortVector odd = x.lanewise(VectorOperators.ASHR, 8).mul(y.lanewise(VectorOperators.ASHR, 8));
        return even.lanewise(VectorOperators.SADD, odd).reinterpretAsBytes();
    }

    public static ByteVector extendLowI8x16U(ByteVector a) {
        return LOW.selectFrom(a)
                .reinterpretAsShorts()
                .lanewise(VectorOperators.LSHR, 8)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulLowI8x16U(ByteVector a, ByteVector b) {
        ShortVector x = LOW.selectFrom(a).reinterpretAsShorts().lanewise(VectorOperators.LSHR, 8);
        ShortVector y = LOW.selectFrom(b).reinterpretAsShorts().lanewise(VectorOperators.LSHR, 8);
        return x.mul(y).reinterpretAsBytes();
    }

    public static ByteVector extendHighI8x16S(ByteVector a) {
        return HIGH.selectFrom(a)
                .reinterpretAsShorts()
                .lanewise(VectorOperators.ASHR, 8)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI8x16S(ByteVector a, ByteVector b) {
        ShortVector x = HIGH.selectFrom(a).reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8);
        ShortVector y = HIGH.selectFrom(b).reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8);
        return x.mul(y).reinterpretAsBytes();
    }

    public static ByteVector extendHighI8x16U(ByteVector a) {
        return HIGH.selectFrom(a)
                .reinterpretAsShorts()
                .lanewise(VectorOperators.LSHR, 8)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI8x16U(ByteVector a, ByteVector b) {
        ShortVector x = HIGH.selectFrom(a).reinterpretAsShorts().lanewise(VectorOperators.LSHR, 8);
        ShortVector y = HIGH.selectFrom(b).reinterpretAsShorts().lanewise(VectorOperators.LSHR, 8);
        return x.mul(y).reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI8x16S(ByteVector a) {
        ShortVector x = a.reinterpretAsShorts();
        return x.lanewise(VectorOperators.LSHL, 8)
                .lanewise(VectorOperators.ASHR, 8)
                .add(x.lanewise(VectorOperators.ASHR, 8))
                .reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI8x16U(ByteVector a) {
        ShortVector x = a.reinterpretAsShorts();
        return x.and((short) 0xFF).add(x.lanewise(VectorOperators.LSHR, 8)).reinterpretAsBytes();
    }

    public static ByteVector narrowI32x4S(ByteVector a, ByteVector b) {
        ByteVector x =
                a.reinterpretAsInts().max(Short.MIN_VALUE).min(Short.MAX_VALUE).reinterpretAsBytes();
        ByteVector y =
                b.reinterpretAsInts().max(Short.MIN_VALUE).min(Short.MAX_VALUE).reinterpretAsBytes();
        return EVEN.selectFrom(x, y);
    }

    public static ByteVector narrowI32x4U(ByteVector a, ByteVector b) {
        ByteVector x = a.reinterpretAsInts().max(0).min(0xFFFF).reinterpretAsBytes();
        ByteVector y = b.reinterpretAsInts().max(0).min(0xFFFF).reinterpretAsBytes();
        return EVEN.selectFrom(x, y);
    }
}
