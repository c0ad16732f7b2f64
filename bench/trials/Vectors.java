/*
 * Ways to run 128-bit SIMD, on two kernels as the engine would generate them: decision 0115.
 *
 *   javac --add-modules jdk.incubator.vector -cp ../../engine/target/classes -d /tmp/vectors Vectors.java
 *   java --add-modules jdk.incubator.vector -cp ../../engine/target/classes:/tmp/vectors Vectors KERNEL
 *
 * KERNEL is blend or filter followed by Longs (pairs of longs and helpers), Floats (lanes in locals), RoundTrips (pairs of longs, a vector
 * within each operation), Vectors (objects of the Vector API, direct calls) or Handles (the same through constant method handles).
 */
import java.lang.invoke.*;
import java.nio.ByteOrder;
import java.util.Objects;
import jdk.incubator.vector.*;
import dev.ashlar.engine.runtime.simd.*;

public final class Vectors {
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    static final class Ctx { int limit; }
    static final VarHandle LIMIT;
    static { try { LIMIT = MethodHandles.lookup().findVarHandle(Ctx.class, "limit", int.class);} catch (Exception e) { throw new Error(e);} }
    static void poll(Ctx c) { if ((int) LIMIT.getOpaque(c) != 0) stop(); }
    static void stop() { throw new IllegalStateException(); }

    static long ld(int addr, int offset, byte[] mem) { if (addr < 0) throw new IndexOutOfBoundsException(); return (long) LONG.get(mem, addr + offset); }
    static void st(int addr, long v, int offset, byte[] mem) { if (addr < 0) throw new IndexOutOfBoundsException(); LONG.set(mem, addr + offset, v); }
    static float ldF(int addr, int offset, byte[] mem) { if (addr < 0) throw new IndexOutOfBoundsException(); return (float) FLOAT.get(mem, addr + offset); }

    // ---- vector helpers
    static final VectorSpecies<Byte> B = ByteVector.SPECIES_128;
    static final VectorSpecies<Short> S = ShortVector.SPECIES_128;
    static final VectorSpecies<Integer> I = IntVector.SPECIES_128;
    static final VectorSpecies<Long> L = LongVector.SPECIES_128;
    static final VectorSpecies<Float> F = FloatVector.SPECIES_128;

    static ByteVector vld(int addr, int offset, byte[] mem) { if (addr < 0) throw new IndexOutOfBoundsException(); return ByteVector.fromArray(B, mem, addr + offset); }
    static void vst(int addr, ByteVector v, int offset, byte[] mem) { if (addr < 0) throw new IndexOutOfBoundsException(); v.intoArray(mem, addr + offset); }
    static ByteVector vconst(long lo, long hi) { if (lo == hi) return LongVector.broadcast(L, lo).reinterpretAsBytes(); return LongVector.zero(L).withLane(0, lo).withLane(1, hi).reinterpretAsBytes(); }
    static ByteVector vzero() { return ByteVector.zero(B); }
    static long lo(ByteVector v) { return v.reinterpretAsLongs().lane(0); }
    static long hi(ByteVector v) { return v.reinterpretAsLongs().lane(1); }
    static ByteVector shuffle1(ByteVector a, ByteVector index) { return index.selectFrom(a); }
    static ByteVector shuffle2(ByteVector a, ByteVector b, ByteVector index) { return index.selectFrom(a, b); }
    static ByteVector i16x8Add(ByteVector a, ByteVector b) { return a.reinterpretAsShorts().add(b.reinterpretAsShorts()).reinterpretAsBytes(); }
    static ByteVector i16x8Sub(ByteVector a, ByteVector b) { return a.reinterpretAsShorts().sub(b.reinterpretAsShorts()).reinterpretAsBytes(); }
    static ByteVector i16x8Mul(ByteVector a, ByteVector b) { return a.reinterpretAsShorts().mul(b.reinterpretAsShorts()).reinterpretAsBytes(); }
    static ByteVector i16x8ShrU(ByteVector a, int n) { return a.reinterpretAsShorts().lanewise(VectorOperators.LSHR, n).reinterpretAsBytes(); }
    static ByteVector extLow(ByteVector a) { return ((ShortVector) a.convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0)).reinterpretAsBytes(); }
    static ByteVector extHigh(ByteVector a) { return ((ShortVector) a.convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 1)).reinterpretAsBytes(); }
    static ByteVector narrow(ByteVector a, ByteVector b) {
        ByteVector x = a.reinterpretAsShorts().max((short) 0).min((short) 255).reinterpretAsBytes();
        ByteVector y = b.reinterpretAsShorts().max((short) 0).min((short) 255).reinterpretAsBytes();
        return vconst(0x0e0c0a0806040200L, 0x1e1c1a1816141210L).selectFrom(x, y);
    }
    static ByteVector f32x4Add(ByteVector a, ByteVector b) { return a.reinterpretAsFloats().add(b.reinterpretAsFloats()).reinterpretAsBytes(); }
    static ByteVector f32x4Mul(ByteVector a, ByteVector b) { return a.reinterpretAsFloats().mul(b.reinterpretAsFloats()).reinterpretAsBytes(); }
    static ByteVector f32x4Gt(ByteVector a, ByteVector b) { return a.reinterpretAsFloats().compare(VectorOperators.GT, b.reinterpretAsFloats()).toVector().reinterpretAsBytes(); }
    static ByteVector bitselect(ByteVector a, ByteVector b, ByteVector m) { return b.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.XOR, b).and(m)); }
    static ByteVector splat16(int v) { return ShortVector.broadcast(S, (short) v).reinterpretAsBytes(); }

    static final int N = 65536;

    static void blendVectors(byte[] mem, Ctx ctx) {
        ByteVector rounding = vconst(0x0080008000800080L, 0x0080008000800080L);
        int i = 0;
        do {
            poll(ctx);
            ByteVector f = vld(i, 1024, mem), b = vld(i, 1024 + N, mem);
            ByteVector alpha = shuffle1(f, vconst(0x0707070703030303L, 0x0f0f0f0f0b0b0b0bL));
            ByteVector low, high;
            { ByteVector al = extLow(alpha); ByteVector rest = i16x8Sub(vconst(0x00ff00ff00ff00ffL, 0x00ff00ff00ff00ffL), al);
              ByteVector sum = i16x8Add(i16x8Mul(extLow(f), al), i16x8Mul(extLow(b), rest));
              low = i16x8ShrU(i16x8Add(sum, rounding), 8); }
            { ByteVector al = extHigh(alpha); ByteVector rest = i16x8Sub(vconst(0x00ff00ff00ff00ffL, 0x00ff00ff00ff00ffL), al);
              ByteVector sum = i16x8Add(i16x8Mul(extHigh(f), al), i16x8Mul(extHigh(b), rest));
              high = i16x8ShrU(i16x8Add(sum, rounding), 8); }
            vst(i, narrow(low, high), 1024 + 2 * N, mem);
            i += 16;
        } while (i != N);
    }

    static void blendLongs(byte[] mem, Ctx ctx) {
        int i = 0;
        final long C = 0x00ff00ff00ff00ffL, R = 0x0080008000800080L;
        do {
            poll(ctx);
            long f0 = ld(i, 1024, mem), f1 = ld(i, 1032, mem), b0 = ld(i, 1024 + N, mem), b1 = ld(i, 1032 + N, mem);
            long a0 = I8x16.shuffle(f0, f1, f0, f1, 0x0707070703030303L), a1 = I8x16.shuffle(f0, f1, f0, f1, 0x0f0f0f0f0b0b0b0bL);
            long l0 = half(Extend.u8Lo(f0), Extend.u8Lo(b0), Extend.u8Lo(a0)), l1 = half(Extend.u8Hi(f0), Extend.u8Hi(b0), Extend.u8Hi(a0));
            long h0 = half(Extend.u8Lo(f1), Extend.u8Lo(b1), Extend.u8Lo(a1)), h1 = half(Extend.u8Hi(f1), Extend.u8Hi(b1), Extend.u8Hi(a1));
            st(i, I8x16.narrowI16x8UHi(l0, l1, h0, h1), 1032 + 2 * N, mem);
            st(i, I8x16.narrowI16x8ULo(l0, l1, h0, h1), 1024 + 2 * N, mem);
            i += 16;
        } while (i != N);
    }
    static long half(long f, long b, long a) {
        long rest = I16x8.sub(0x00ff00ff00ff00ffL, a);
        return I16x8.shrU(I16x8.add(I16x8.add(I16x8.mul(f, a), I16x8.mul(b, rest)), 0x0080008000800080L), 8);
    }

    static final int FB = 1024 + 3 * N, FO = FB + N + 64;
    static void filterVectors(byte[] mem, Ctx ctx) {
        int i = 0, s = 0;
        do {
            poll(ctx);
            ByteVector sum = f32x4Add(f32x4Mul(vld(s, FB, mem), c(0.125f)), vzero());
            sum = f32x4Add(sum, f32x4Mul(vld(s, FB + 4, mem), c(0.25f)));
            sum = f32x4Add(sum, f32x4Mul(vld(s, FB + 8, mem), c(0.375f)));
            sum = f32x4Add(sum, f32x4Mul(vld(s, FB + 12, mem), c(0.5f)));
            sum = f32x4Add(sum, f32x4Mul(vld(s, FB + 16, mem), c(0.625f)));
            sum = f32x4Add(sum, f32x4Mul(vld(s, FB + 20, mem), c(0.75f)));
            sum = f32x4Add(sum, f32x4Mul(vld(s, FB + 24, mem), c(0.875f)));
            sum = f32x4Add(sum, vld(s, FB + 28, mem));
            vst(s, bitselect(c(3f), sum, f32x4Gt(sum, c(3f))), FO, mem);
            s += 16; i += 4;
        } while (i < 16384);
    }
    static ByteVector c(float f) { long b = Float.floatToRawIntBits(f) & 0xFFFFFFFFL; return vconst(b | b << 32, b | b << 32); }
    static long b(float f) { long b = Float.floatToRawIntBits(f) & 0xFFFFFFFFL; return b | b << 32; }

    static void filterLongs(byte[] mem, Ctx ctx) {
        int i = 0, s = 0;
        do {
            poll(ctx);
            long s0 = F32x4.add(F32x4.mul(ld(s, FB, mem), b(0.125f)), 0), s1 = F32x4.add(F32x4.mul(ld(s, FB + 8, mem), b(0.125f)), 0);
            s0 = F32x4.add(s0, F32x4.mul(ld(s, FB + 4, mem), b(0.25f))); s1 = F32x4.add(s1, F32x4.mul(ld(s, FB + 12, mem), b(0.25f)));
            s0 = F32x4.add(s0, F32x4.mul(ld(s, FB + 8, mem), b(0.375f))); s1 = F32x4.add(s1, F32x4.mul(ld(s, FB + 16, mem), b(0.375f)));
            s0 = F32x4.add(s0, F32x4.mul(ld(s, FB + 12, mem), b(0.5f))); s1 = F32x4.add(s1, F32x4.mul(ld(s, FB + 20, mem), b(0.5f)));
            s0 = F32x4.add(s0, F32x4.mul(ld(s, FB + 16, mem), b(0.625f))); s1 = F32x4.add(s1, F32x4.mul(ld(s, FB + 24, mem), b(0.625f)));
            s0 = F32x4.add(s0, F32x4.mul(ld(s, FB + 20, mem), b(0.75f))); s1 = F32x4.add(s1, F32x4.mul(ld(s, FB + 28, mem), b(0.75f)));
            s0 = F32x4.add(s0, F32x4.mul(ld(s, FB + 24, mem), b(0.875f))); s1 = F32x4.add(s1, F32x4.mul(ld(s, FB + 32, mem), b(0.875f)));
            s0 = F32x4.add(s0, ld(s, FB + 28, mem)); s1 = F32x4.add(s1, ld(s, FB + 36, mem));
            st(s, Bitwise.bitselect(b(3f), s1, F32x4.gt(s1, b(3f))), FO + 8, mem);
            st(s, Bitwise.bitselect(b(3f), s0, F32x4.gt(s0, b(3f))), FO, mem);
            s += 16; i += 4;
        } while (i < 16384);
    }

    // floats in four locals
    static void filterFloats(byte[] mem, Ctx ctx) {
        int i = 0, s = 0;
        do {
            poll(ctx);
            float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
            s0 += ldF(s, FB, mem) * 0.125f; s1 += ldF(s, FB + 4, mem) * 0.125f; s2 += ldF(s, FB + 8, mem) * 0.125f; s3 += ldF(s, FB + 12, mem) * 0.125f;
            s0 += ldF(s, FB + 4, mem) * 0.25f; s1 += ldF(s, FB + 8, mem) * 0.25f; s2 += ldF(s, FB + 12, mem) * 0.25f; s3 += ldF(s, FB + 16, mem) * 0.25f;
            s0 += ldF(s, FB + 8, mem) * 0.375f; s1 += ldF(s, FB + 12, mem) * 0.375f; s2 += ldF(s, FB + 16, mem) * 0.375f; s3 += ldF(s, FB + 20, mem) * 0.375f;
            s0 += ldF(s, FB + 12, mem) * 0.5f; s1 += ldF(s, FB + 16, mem) * 0.5f; s2 += ldF(s, FB + 20, mem) * 0.5f; s3 += ldF(s, FB + 24, mem) * 0.5f;
            s0 += ldF(s, FB + 16, mem) * 0.625f; s1 += ldF(s, FB + 20, mem) * 0.625f; s2 += ldF(s, FB + 24, mem) * 0.625f; s3 += ldF(s, FB + 28, mem) * 0.625f;
            s0 += ldF(s, FB + 20, mem) * 0.75f; s1 += ldF(s, FB + 24, mem) * 0.75f; s2 += ldF(s, FB + 28, mem) * 0.75f; s3 += ldF(s, FB + 32, mem) * 0.75f;
            s0 += ldF(s, FB + 24, mem) * 0.875f; s1 += ldF(s, FB + 28, mem) * 0.875f; s2 += ldF(s, FB + 32, mem) * 0.875f; s3 += ldF(s, FB + 36, mem) * 0.875f;
            s0 += ldF(s, FB + 28, mem); s1 += ldF(s, FB + 32, mem); s2 += ldF(s, FB + 36, mem); s3 += ldF(s, FB + 40, mem);
            long a = Integer.toUnsignedLong(Float.floatToRawIntBits(s0)) | (long) Float.floatToRawIntBits(s1) << 32;
            long c = Integer.toUnsignedLong(Float.floatToRawIntBits(s2)) | (long) Float.floatToRawIntBits(s3) << 32;
            long m0 = (s0 > 3f ? 0xFFFFFFFFL : 0) | (s1 > 3f ? 0xFFFFFFFF00000000L : 0);
            long m1 = (s2 > 3f ? 0xFFFFFFFFL : 0) | (s3 > 3f ? 0xFFFFFFFF00000000L : 0);
            st(s, Bitwise.bitselect(b(3f), c, m1), FO + 8, mem);
            st(s, Bitwise.bitselect(b(3f), a, m0), FO, mem);
            s += 16; i += 4;
        } while (i < 16384);
    }

    // pairs of longs between operations, vectors within
    static void filterRoundTrips(byte[] mem, Ctx ctx) {
        int i = 0, s = 0;
        do {
            poll(ctx);
            long s0 = 0, s1 = 0;
            for (int t = 0; t < 8; t++) {
                long x0 = ld(s, FB, mem), x1 = ld(s, FB + 8, mem);
                long w = b(0.125f);
                ByteVector p = f32x4Mul(vconst(x0, x1), vconst(w, w));
                x0 = lo(p); x1 = hi(p);
                p = f32x4Add(vconst(s0, s1), vconst(x0, x1));
                s0 = lo(p); s1 = hi(p);
            }
            st(s, s1, FO + 8, mem);
            st(s, s0, FO, mem);
            s += 16; i += 4;
        } while (i < 16384);
    }

    static MethodHandle h(String n, Class<?> r, Class<?>... p) { try { return MethodHandles.lookup().findStatic(Vectors.class, n, MethodType.methodType(r, p)); } catch (Exception e) { throw new Error(e); } }
    static final MethodHandle H_vld = h("vld", ByteVector.class, int.class, int.class, byte[].class);
    static final MethodHandle H_vst = h("vst", void.class, int.class, ByteVector.class, int.class, byte[].class);
    static final MethodHandle H_vconst = h("vconst", ByteVector.class, long.class, long.class);
    static final MethodHandle H_vzero = h("vzero", ByteVector.class);
    static final MethodHandle H_shuffle1 = h("shuffle1", ByteVector.class, ByteVector.class, ByteVector.class);
    static final MethodHandle H_shuffle2 = h("shuffle2", ByteVector.class, ByteVector.class, ByteVector.class, ByteVector.class);
    static final MethodHandle H_i16x8Add = h("i16x8Add", ByteVector.class, ByteVector.class, ByteVector.class);
    static final MethodHandle H_i16x8Sub = h("i16x8Sub", ByteVector.class, ByteVector.class, ByteVector.class);
    static final MethodHandle H_i16x8Mul = h("i16x8Mul", ByteVector.class, ByteVector.class, ByteVector.class);
    static final MethodHandle H_i16x8ShrU = h("i16x8ShrU", ByteVector.class, ByteVector.class, int.class);
    static final MethodHandle H_extLow = h("extLow", ByteVector.class, ByteVector.class);
    static final MethodHandle H_extHigh = h("extHigh", ByteVector.class, ByteVector.class);
    static final MethodHandle H_narrow = h("narrow", ByteVector.class, ByteVector.class, ByteVector.class);
    static final MethodHandle H_f32x4Add = h("f32x4Add", ByteVector.class, ByteVector.class, ByteVector.class);
    static final MethodHandle H_f32x4Mul = h("f32x4Mul", ByteVector.class, ByteVector.class, ByteVector.class);
    static final MethodHandle H_f32x4Gt = h("f32x4Gt", ByteVector.class, ByteVector.class, ByteVector.class);
    static final MethodHandle H_bitselect = h("bitselect", ByteVector.class, ByteVector.class, ByteVector.class, ByteVector.class);
    static final MethodHandle H_poll = h("poll", void.class, Ctx.class);
    static void blendHandles(byte[] mem, Ctx ctx) throws Throwable {
        ByteVector rounding = (ByteVector) H_vconst.invokeExact(0x0080008000800080L, 0x0080008000800080L);
        int i = 0;
        do {
            H_poll.invokeExact(ctx);
            ByteVector f = (ByteVector) H_vld.invokeExact(i, 1024, mem), b = (ByteVector) H_vld.invokeExact(i, 1024 + N, mem);
            ByteVector alpha = (ByteVector) H_shuffle1.invokeExact(f, (ByteVector) H_vconst.invokeExact(0x0707070703030303L, 0x0f0f0f0f0b0b0b0bL));
            ByteVector low, high;
            { ByteVector al = (ByteVector) H_extLow.invokeExact(alpha); ByteVector rest = (ByteVector) H_i16x8Sub.invokeExact((ByteVector) H_vconst.invokeExact(0x00ff00ff00ff00ffL, 0x00ff00ff00ff00ffL), al);
              ByteVector sum = (ByteVector) H_i16x8Add.invokeExact((ByteVector) H_i16x8Mul.invokeExact((ByteVector) H_extLow.invokeExact(f), al), (ByteVector) H_i16x8Mul.invokeExact((ByteVector) H_extLow.invokeExact(b), rest));
              low = (ByteVector) H_i16x8ShrU.invokeExact((ByteVector) H_i16x8Add.invokeExact(sum, rounding), 8); }
            { ByteVector al = (ByteVector) H_extHigh.invokeExact(alpha); ByteVector rest = (ByteVector) H_i16x8Sub.invokeExact((ByteVector) H_vconst.invokeExact(0x00ff00ff00ff00ffL, 0x00ff00ff00ff00ffL), al);
              ByteVector sum = (ByteVector) H_i16x8Add.invokeExact((ByteVector) H_i16x8Mul.invokeExact((ByteVector) H_extHigh.invokeExact(f), al), (ByteVector) H_i16x8Mul.invokeExact((ByteVector) H_extHigh.invokeExact(b), rest));
              high = (ByteVector) H_i16x8ShrU.invokeExact((ByteVector) H_i16x8Add.invokeExact(sum, rounding), 8); }
            H_vst.invokeExact(i, (ByteVector) H_narrow.invokeExact(low, high), 1024 + 2 * N, mem);
            i += 16;
        } while (i != N);
    }
    static void filterHandles(byte[] mem, Ctx ctx) throws Throwable {
        int i = 0, s = 0;
        do {
            H_poll.invokeExact(ctx);
            ByteVector sum = (ByteVector) H_f32x4Add.invokeExact((ByteVector) H_f32x4Mul.invokeExact((ByteVector) H_vld.invokeExact(s, FB, mem), (ByteVector) H_vconst.invokeExact(0x3e0000003e000000L, 0x3e0000003e000000L)), (ByteVector) H_vzero.invokeExact());
            sum = (ByteVector) H_f32x4Add.invokeExact(sum, (ByteVector) H_f32x4Mul.invokeExact((ByteVector) H_vld.invokeExact(s, FB + 4, mem), (ByteVector) H_vconst.invokeExact(0x3e8000003e800000L, 0x3e8000003e800000L)));
            sum = (ByteVector) H_f32x4Add.invokeExact(sum, (ByteVector) H_f32x4Mul.invokeExact((ByteVector) H_vld.invokeExact(s, FB + 8, mem), (ByteVector) H_vconst.invokeExact(0x3ec000003ec00000L, 0x3ec000003ec00000L)));
            sum = (ByteVector) H_f32x4Add.invokeExact(sum, (ByteVector) H_f32x4Mul.invokeExact((ByteVector) H_vld.invokeExact(s, FB + 12, mem), (ByteVector) H_vconst.invokeExact(0x3f0000003f000000L, 0x3f0000003f000000L)));
            sum = (ByteVector) H_f32x4Add.invokeExact(sum, (ByteVector) H_f32x4Mul.invokeExact((ByteVector) H_vld.invokeExact(s, FB + 16, mem), (ByteVector) H_vconst.invokeExact(0x3f2000003f200000L, 0x3f2000003f200000L)));
            sum = (ByteVector) H_f32x4Add.invokeExact(sum, (ByteVector) H_f32x4Mul.invokeExact((ByteVector) H_vld.invokeExact(s, FB + 20, mem), (ByteVector) H_vconst.invokeExact(0x3f4000003f400000L, 0x3f4000003f400000L)));
            sum = (ByteVector) H_f32x4Add.invokeExact(sum, (ByteVector) H_f32x4Mul.invokeExact((ByteVector) H_vld.invokeExact(s, FB + 24, mem), (ByteVector) H_vconst.invokeExact(0x3f6000003f600000L, 0x3f6000003f600000L)));
            sum = (ByteVector) H_f32x4Add.invokeExact(sum, (ByteVector) H_vld.invokeExact(s, FB + 28, mem));
            H_vst.invokeExact(s, (ByteVector) H_bitselect.invokeExact((ByteVector) H_vconst.invokeExact(0x4040000040400000L, 0x4040000040400000L), sum, (ByteVector) H_f32x4Gt.invokeExact(sum, (ByteVector) H_vconst.invokeExact(0x4040000040400000L, 0x4040000040400000L))), FO, mem);
            s += 16; i += 4;
        } while (i < 16384);
    }
    interface K { void run(byte[] mem, Ctx ctx) throws Throwable; }
    static void time(String name, K k, byte[] mem) throws Throwable {
        Ctx ctx = new Ctx();
        com.sun.management.ThreadMXBean bean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long t0 = System.nanoTime(), first = 0;
        double best = 1e9; long alloc = 0;
        int rounds = 0;
        while (System.nanoTime() - t0 < 10_000_000_000L) {
            long a = bean.getThreadAllocatedBytes(Thread.currentThread().threadId());
            long t = System.nanoTime();
            for (int r = 0; r < 20; r++) k.run(mem, ctx);
            double us = (System.nanoTime() - t) / 20e3;
            alloc = (bean.getThreadAllocatedBytes(Thread.currentThread().threadId()) - a) / 20;
            if (rounds++ == 0) first = (long) us;
            best = Math.min(best, us);
        }
        System.out.printf("%-10s best %8.2f us, first %d us, last allocates %d B, hash %x%n", name, best, first, alloc, java.util.Arrays.hashCode(mem));
    }
    public static void main(String[] args) throws Throwable {
        byte[] mem = new byte[1 << 19];
        new java.util.Random(1).nextBytes(mem);
        for (int i = 0; i < 16384 + 32; i++) FLOAT.set(mem, FB + 4 * i, (i * 7919 & 1023) / 1024f);
        for (String a : args) {
            switch (a) {
                case "blendHandles" -> time(a, Vectors::blendHandles, mem);
                case "filterHandles" -> time(a, Vectors::filterHandles, mem);

                case "blendVectors" -> time(a, Vectors::blendVectors, mem);
                case "blendLongs" -> time(a, Vectors::blendLongs, mem);
                case "filterVectors" -> time(a, Vectors::filterVectors, mem);
                case "filterLongs" -> time(a, Vectors::filterLongs, mem);
                case "filterFloats" -> time(a, Vectors::filterFloats, mem);
                case "filterRoundTrips" -> time(a, Vectors::filterRoundTrips, mem);
            }
        }
    }
}
