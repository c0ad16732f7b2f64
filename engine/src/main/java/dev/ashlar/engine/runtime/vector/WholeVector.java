package dev.ashlar.engine.runtime.vector;

import dev.ashlar.engine.runtime.CalledWhileCold;
import dev.ashlar.engine.runtime.SegmentMemory;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The {@code v128} instructions, to which lanes do not matter, and what moves vectors. */
@CalledWhileCold
public final class WholeVector {
    private static final VectorSpecies<Byte> LANES = ByteVector.SPECIES_128;

    private WholeVector() {}

    /** Halves as a vector. */
    public static ByteVector of(long low, long high) {
        LongVector vector = LongVector.broadcast(LongVector.SPECIES_128, low);
        return (low == high ? vector : vector.withLane(1, high)).reinterpretAsBytes();
    }

    public static ByteVector zero() {
        return ByteVector.zero(LANES);
    }

    public static long low(ByteVector a) {
        return a.reinterpretAsLongs().lane(0);
    }

    public static long high(ByteVector a) {
        return a.reinterpretAsLongs().lane(1);
    }

    /** As {@code MemoryAccess} has it for numbers. */
    public static ByteVector load(int addr, byte[] mem) {
        return ByteVector.fromArray(LANES, mem, addr);
    }

    public static ByteVector load(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return ByteVector.fromArray(LANES, mem, addr + offset);
    }

    public static void store(int addr, ByteVector a, byte[] mem) {
        a.intoArray(mem, addr);
    }

    public static void store(int addr, ByteVector a, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        a.intoArray(mem, addr + offset);
    }

    /** As {@code SegmentAccess} has it for numbers. */
    public static ByteVector loadSegment(int addr, long offset, SegmentMemory mem) {
        return ByteVector.fromMemorySegment(
                LANES, mem.segment(), (addr & 0xFFFF_FFFFL) + offset, ByteOrder.LITTLE_ENDIAN);
    }

    public static void storeSegment(int addr, ByteVector a, long offset, SegmentMemory mem) {
        a.intoMemorySegment(mem.segment(), (addr & 0xFFFF_FFFFL) + offset, ByteOrder.LITTLE_ENDIAN);
    }

    private static IndexOutOfBoundsException outside(int addr, byte[] mem) {
        return new IndexOutOfBoundsException("Index " + addr + " out of bounds for length " + mem.length);
    }

    public static ByteVector not(ByteVector a) {
        return a.not();
    }

    public static ByteVector and(ByteVector a, ByteVector b) {
        return a.and(b);
    }

    public static ByteVector andnot(ByteVector a, ByteVector b) {
        return a.and(b.not());
    }

    public static ByteVector or(ByteVector a, ByteVector b) {
        return a.or(b);
    }

    public static ByteVector xor(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.XOR, b);
    }

    public static ByteVector bitselect(ByteVector a, ByteVector b, ByteVector mask) {
        return b.lanewise(
                VectorOperators.XOR, a.lanewise(VectorOperators.XOR, b).and(mask));
    }

    public static int anyTrue(ByteVector a) {
        return a.compare(VectorOperators.NE, (byte) 0).anyTrue() ? 1 : 0;
    }

    /** Bytes of one vector, by constant indices. */
    public static ByteVector shuffle(ByteVector a, long low, long high) {
        return LongVector.broadcast(LongVector.SPECIES_128, low)
                .withLane(1, high)
                .reinterpretAsBytes()
                .selectFrom(a);
    }

    /** Bytes of two vectors, by constant indices. */
    public static ByteVector shuffle(ByteVector a, ByteVector b, long low, long high) {
        return LongVector.broadcast(LongVector.SPECIES_128, low)
                .withLane(1, high)
                .reinterpretAsBytes()
                .selectFrom(a, b);
    }
}
