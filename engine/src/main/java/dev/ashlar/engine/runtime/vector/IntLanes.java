package dev.ashlar.engine.runtime.vector;

import dev.ashlar.engine.runtime.CalledWhileCold;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The {@code i32x4} instructions. */
@CalledWhileCold
public final class IntLanes {
    private static final VectorSpecies<Integer> LANES = IntVector.SPECIES_128;
    /** Indices that say each lane of half a vector twice. */
    private static final ByteVector LOW = WholeVector.of(0x0302030201000100L, 0x0706070605040504L);

    private static final ByteVector HIGH = WholeVector.of(0x0B0A0B0A09080908L, 0x0F0E0F0E0D0C0D0CL);

    private IntLanes() {}

    public static ByteVector splat(int value) {
        return IntVector.broadcast(LANES, value).reinterpretAsBytes();
    }

    public static int extractLane(ByteVector a, int lane) {
        return a.reinterpretAsInts().lane(lane);
    }

    public static ByteVector replaceLane(ByteVector a, int value, int lane) {
        return a.reinterpretAsInts().withLane(lane, value).reinterpretAsBytes();
    }

    public static ByteVector eq(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(VectorOperators.EQ, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ne(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(VectorOperators.NE, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ltS(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(VectorOperators.LT, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector gtS(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(VectorOperators.GT, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector leS(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(VectorOperators.LE, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector geS(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(VectorOperators.GE, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector ltU(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(VectorOperators.ULT, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector gtU(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(VectorOperators.UGT, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector leU(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(VectorOperators.ULE, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector geU(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .compare(VectorOperators.UGE, b.reinterpretAsInts())
                .toVector()
                .reinterpretAsBytes();
    }

    public static ByteVector abs(ByteVector a) {
        return a.reinterpretAsInts().abs().reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector a) {
        return a.reinterpretAsInts().neg().reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts().add(b.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts().sub(b.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts().mul(b.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector minS(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts().min(b.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector maxS(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts().max(b.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector minU(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .lanewise(VectorOperators.UMIN, b.reinterpretAsInts())
                .reinterpretAsBytes();
    }

    public static ByteVector maxU(ByteVector a, ByteVector b) {
        return a.reinterpretAsInts()
                .lanewise(VectorOperators.UMAX, b.reinterpretAsInts())
                .reinterpretAsBytes();
    }

    public static ByteVector shl(ByteVector a, int count) {
        return a.reinterpretAsInts().lanewise(VectorOperators.LSHL, count & 31).reinterpretAsBytes();
    }

    public static ByteVector shrS(ByteVector a, int count) {
        return a.reinterpretAsInts().lanewise(VectorOperators.ASHR, count & 31).reinterpretAsBytes();
    }

    public static ByteVector shrU(ByteVector a, int count) {
        return a.reinterpretAsInts().lanewise(VectorOperators.LSHR, count & 31).reinterpretAsBytes();
    }

    public static int allTrue(ByteVector a) {
        return a.reinterpretAsInts().compare(VectorOperators.EQ, 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector a) {
        return (int) a.reinterpretAsInts().compare(VectorOperators.LT, 0).toLong();
    }

    public static ByteVector extendLowI16x8S(ByteVector a) {
        return LOW.selectFrom(a)
                .reinterpretAsInts()
                .lanewise(VectorOperators.ASHR, 16)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulLowI16x8S(ByteVector a, ByteVector b) {
        IntVector x = LOW.selectFrom(a).reinterpretAsInts().lanewise(VectorOperators.ASHR, 16);
        IntVector y = LOW.selectFrom(b).reinterpretAsInts().lanewise(VectorOperators.ASHR, 16);
        return x.mul(y).reinterpretAsBytes();
    }

    public static ByteVector extendLowI16x8U(ByteVector a) {
        return LOW.selectFrom(a)
                .reinterpretAsInts()
                .lanewise(VectorOperators.LSHR, 16)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulLowI16x8U(ByteVector a, ByteVector b) {
        IntVector x = LOW.selectFrom(a).reinterpretAsInts().lanewise(VectorOperators.LSHR, 16);
        IntVector y = LOW.selectFrom(b).reinterpretAsInts().lanewise(VectorOperators.LSHR, 16);
        return x.mul(y).reinterpretAsBytes();
    }

    public static ByteVector extendHighI16x8S(ByteVector a) {
        return HIGH.selectFrom(a)
                .reinterpretAsInts()
                .lanewise(VectorOperators.ASHR, 16)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI16x8S(ByteVector a, ByteVector b) {
        IntVector x = HIGH.selectFrom(a).reinterpretAsInts().lanewise(VectorOperators.ASHR, 16);
        IntVector y = HIGH.selectFrom(b).reinterpretAsInts().lanewise(VectorOperators.ASHR, 16);
        return x.mul(y).reinterpretAsBytes();
    }

    public static ByteVector extendHighI16x8U(ByteVector a) {
        return HIGH.selectFrom(a)
                .reinterpretAsInts()
                .lanewise(VectorOperators.LSHR, 16)
                .reinterpretAsBytes();
    }

    public static ByteVector extmulHighI16x8U(ByteVector a, ByteVector b) {
        IntVector x = HIGH.selectFrom(a).reinterpretAsInts().lanewise(VectorOperators.LSHR, 16);
        IntVector y = HIGH.selectFrom(b).reinterpretAsInts().lanewise(VectorOperators.LSHR, 16);
        return x.mul(y).reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI16x8S(ByteVector a) {
        IntVector even =
                a.reinterpretAsInts().lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
        return even.add(a.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16))
                .reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI16x8U(ByteVector a) {
        IntVector x = a.reinterpretAsInts();
        return x.and(0xFFFF).add(x.lanewise(VectorOperators.LSHR, 16)).reinterpretAsBytes();
    }

    public static ByteVector dotI16x8S(ByteVector a, ByteVector b) {
        IntVector even = a.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 16)
                .lanewise(VectorOperators.ASHR, 16)
                .mul(b.reinterpretAsInts().lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
        IntVector odd = a.reinterpretAsInts()
                .lanewise(VectorOperators.ASHR, 16)
                .mul(b.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16));
        return even.add(odd).reinterpretAsBytes();
    }

    public static ByteVector relaxedDotI8x16I7x16AddS(ByteVector a, ByteVector b, ByteVector c) {
        ShortVector x = a.reinterpretAsShorts();
        ShortVector y = b.reinterpretAsShorts();
        ShortVector even = x.lanewise(VectorOperators.LSHL, 8)
                .lanewise(VectorOperators.ASHR, 8)
                .mul(y.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8));
        ShortVector odd = x.lanewise(VectorOperators.ASHR, 8).mul(y.lanewise(VectorOperators.ASHR, 8));
        IntVector pairs = even.lanewise(VectorOperators.SADD, odd).reinterpretAsInts();
        return pairs.lanewise(VectorOperators.LSHL, 16)
                .lanewise(VectorOperators.ASHR, 16)
                .add(pairs.lanewise(VectorOperators.ASHR, 16))
                .add(c.reinterpretAsInts())
                .reinterpretAsBytes();
    }

    public static ByteVector truncSatF32x4S(ByteVector a) {
        return a.reinterpretAsFloats()
                .convertShape(VectorOperators.F2I, LANES, 0)
                .reinterpretAsBytes();
    }
}
