import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * What a memory that threads share can be on the JVM, and what its plain accesses cost. {@code java --enable-native-access=ALL-UNNAMED
 * SharedMemories.java [polluted]}; polluted: the same code has met segments on the heap before.
 */
public final class SharedMemories {
    static final VarHandle ARRAY = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle BUFFER = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle SEGMENT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    static final VarHandle ATOMIC = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    static final int SIZE = 1 << 20;
    static final int STEPS = 20_000_000;

    /** What instances would hold. */
    static final class Shared {
        MemorySegment segment;
        ByteBuffer buffer;
        long base;
        long length;
    }

    interface Access {
        int ld(int addr, int offset);

        void st(int addr, int value, int offset);
    }

    static int ld(int addr, int offset, byte[] mem) {
        if (addr < 0) throw new IndexOutOfBoundsException();
        return (int) ARRAY.get(mem, addr + offset);
    }

    static void st(int addr, int value, int offset, byte[] mem) {
        if (addr < 0) throw new IndexOutOfBoundsException();
        ARRAY.set(mem, addr + offset, value);
    }

    static int ldS(int addr, int offset, MemorySegment mem) {
        return (int) SEGMENT.get(mem, Integer.toUnsignedLong(addr) + offset);
    }

    static void stS(int addr, int value, int offset, MemorySegment mem) {
        SEGMENT.set(mem, Integer.toUnsignedLong(addr) + offset, value);
    }

    static int ldF(int addr, int offset, Shared mem) {
        return (int) SEGMENT.get(mem.segment, Integer.toUnsignedLong(addr) + offset);
    }

    static void stF(int addr, int value, int offset, Shared mem) {
        SEGMENT.set(mem.segment, Integer.toUnsignedLong(addr) + offset, value);
    }

    static int ldA(int addr, int offset, Shared mem) {
        long at = Objects.checkIndex(Integer.toUnsignedLong(addr) + offset, mem.length - 3);
        return (int) SEGMENT.get(ALL, mem.base + at);
    }

    static void stA(int addr, int value, int offset, Shared mem) {
        long at = Objects.checkIndex(Integer.toUnsignedLong(addr) + offset, mem.length - 3);
        SEGMENT.set(ALL, mem.base + at, value);
    }

    static int ldB(int addr, int offset, Shared mem) {
        if (addr < 0) throw new IndexOutOfBoundsException();
        return (int) BUFFER.get(mem.buffer, addr + offset);
    }

    static void stB(int addr, int value, int offset, Shared mem) {
        if (addr < 0) throw new IndexOutOfBoundsException();
        BUFFER.set(mem.buffer, addr + offset, value);
    }

    // The same three programs for each, as generated code would have them.

    static long chaseArray(byte[] mem) {
        int p = 64;
        for (int i = 0; i < STEPS / 3; i++) p = ld(ld(ld(p, 4, mem), 4, mem), 4, mem);
        return p;
    }

    static long sumArray(byte[] mem) {
        int sum = 0;
        for (int round = 0; round < STEPS / 65536; round++) for (int at = 0; at != 262144; at += 4) sum += ld(at, 524288, mem);
        return sum;
    }

    static long interpretArray(byte[] mem) {
        int pc = 4096, frame = 256;
        for (int i = 0; i < STEPS; i++) {
            int op = ld(pc, 0, mem);
            int a = frame + (op >> 8 & 12), b = frame + (op >> 12 & 12);
            switch (op & 7) {
                case 0 -> st(a, ld(a, 0, mem) + ld(b, 0, mem), 0, mem);
                case 1 -> st(a, ld(a, 0, mem) ^ ld(b, 0, mem), 0, mem);
                case 2 -> st(a, ld(b, 0, mem) + 1, 0, mem);
                case 3 -> st(b, ld(a, 0, mem) * 3, 0, mem);
                case 4 -> st(a, ld(a, 0, mem) - ld(b, 0, mem), 0, mem);
                case 5 -> st(b, ld(a, 0, mem) | 1, 0, mem);
                case 6 -> st(a, ld(b, 0, mem) >>> 1, 0, mem);
                default -> st(b, ld(b, 0, mem) + ld(a, 0, mem), 0, mem);
            }
            pc = 4096 + (pc + 4 & 1023);
        }
        return ld(frame, 0, mem);
    }

    static long chaseSegment(MemorySegment mem) {
        int p = 64;
        for (int i = 0; i < STEPS / 3; i++) p = ldS(ldS(ldS(p, 4, mem), 4, mem), 4, mem);
        return p;
    }

    static long sumSegment(MemorySegment mem) {
        int sum = 0;
        for (int round = 0; round < STEPS / 65536; round++) for (int at = 0; at != 262144; at += 4) sum += ldS(at, 524288, mem);
        return sum;
    }

    static long interpretSegment(MemorySegment mem) {
        int pc = 4096, frame = 256;
        for (int i = 0; i < STEPS; i++) {
            int op = ldS(pc, 0, mem);
            int a = frame + (op >> 8 & 12), b = frame + (op >> 12 & 12);
            switch (op & 7) {
                case 0 -> stS(a, ldS(a, 0, mem) + ldS(b, 0, mem), 0, mem);
                case 1 -> stS(a, ldS(a, 0, mem) ^ ldS(b, 0, mem), 0, mem);
                case 2 -> stS(a, ldS(b, 0, mem) + 1, 0, mem);
                case 3 -> stS(b, ldS(a, 0, mem) * 3, 0, mem);
                case 4 -> stS(a, ldS(a, 0, mem) - ldS(b, 0, mem), 0, mem);
                case 5 -> stS(b, ldS(a, 0, mem) | 1, 0, mem);
                case 6 -> stS(a, ldS(b, 0, mem) >>> 1, 0, mem);
                default -> stS(b, ldS(b, 0, mem) + ldS(a, 0, mem), 0, mem);
            }
            pc = 4096 + (pc + 4 & 1023);
        }
        return ldS(frame, 0, mem);
    }

    static long chaseField(Shared mem) {
        int p = 64;
        for (int i = 0; i < STEPS / 3; i++) p = ldF(ldF(ldF(p, 4, mem), 4, mem), 4, mem);
        return p;
    }

    static long sumField(Shared mem) {
        int sum = 0;
        for (int round = 0; round < STEPS / 65536; round++) for (int at = 0; at != 262144; at += 4) sum += ldF(at, 524288, mem);
        return sum;
    }

    static long interpretField(Shared mem) {
        int pc = 4096, frame = 256;
        for (int i = 0; i < STEPS; i++) {
            int op = ldF(pc, 0, mem);
            int a = frame + (op >> 8 & 12), b = frame + (op >> 12 & 12);
            switch (op & 7) {
                case 0 -> stF(a, ldF(a, 0, mem) + ldF(b, 0, mem), 0, mem);
                case 1 -> stF(a, ldF(a, 0, mem) ^ ldF(b, 0, mem), 0, mem);
                case 2 -> stF(a, ldF(b, 0, mem) + 1, 0, mem);
                case 3 -> stF(b, ldF(a, 0, mem) * 3, 0, mem);
                case 4 -> stF(a, ldF(a, 0, mem) - ldF(b, 0, mem), 0, mem);
                case 5 -> stF(b, ldF(a, 0, mem) | 1, 0, mem);
                case 6 -> stF(a, ldF(b, 0, mem) >>> 1, 0, mem);
                default -> stF(b, ldF(b, 0, mem) + ldF(a, 0, mem), 0, mem);
            }
            pc = 4096 + (pc + 4 & 1023);
        }
        return ldF(frame, 0, mem);
    }

    static long chaseAll(Shared mem) {
        int p = 64;
        for (int i = 0; i < STEPS / 3; i++) p = ldA(ldA(ldA(p, 4, mem), 4, mem), 4, mem);
        return p;
    }

    static long sumAll(Shared mem) {
        int sum = 0;
        for (int round = 0; round < STEPS / 65536; round++) for (int at = 0; at != 262144; at += 4) sum += ldA(at, 524288, mem);
        return sum;
    }

    static long interpretAll(Shared mem) {
        int pc = 4096, frame = 256;
        for (int i = 0; i < STEPS; i++) {
            int op = ldA(pc, 0, mem);
            int a = frame + (op >> 8 & 12), b = frame + (op >> 12 & 12);
            switch (op & 7) {
                case 0 -> stA(a, ldA(a, 0, mem) + ldA(b, 0, mem), 0, mem);
                case 1 -> stA(a, ldA(a, 0, mem) ^ ldA(b, 0, mem), 0, mem);
                case 2 -> stA(a, ldA(b, 0, mem) + 1, 0, mem);
                case 3 -> stA(b, ldA(a, 0, mem) * 3, 0, mem);
                case 4 -> stA(a, ldA(a, 0, mem) - ldA(b, 0, mem), 0, mem);
                case 5 -> stA(b, ldA(a, 0, mem) | 1, 0, mem);
                case 6 -> stA(a, ldA(b, 0, mem) >>> 1, 0, mem);
                default -> stA(b, ldA(b, 0, mem) + ldA(a, 0, mem), 0, mem);
            }
            pc = 4096 + (pc + 4 & 1023);
        }
        return ldA(frame, 0, mem);
    }

    static long chaseBuffer(Shared mem) {
        int p = 64;
        for (int i = 0; i < STEPS / 3; i++) p = ldB(ldB(ldB(p, 4, mem), 4, mem), 4, mem);
        return p;
    }

    static long sumBuffer(Shared mem) {
        int sum = 0;
        for (int round = 0; round < STEPS / 65536; round++) for (int at = 0; at != 262144; at += 4) sum += ldB(at, 524288, mem);
        return sum;
    }

    static long interpretBuffer(Shared mem) {
        int pc = 4096, frame = 256;
        for (int i = 0; i < STEPS; i++) {
            int op = ldB(pc, 0, mem);
            int a = frame + (op >> 8 & 12), b = frame + (op >> 12 & 12);
            switch (op & 7) {
                case 0 -> stB(a, ldB(a, 0, mem) + ldB(b, 0, mem), 0, mem);
                case 1 -> stB(a, ldB(a, 0, mem) ^ ldB(b, 0, mem), 0, mem);
                case 2 -> stB(a, ldB(b, 0, mem) + 1, 0, mem);
                case 3 -> stB(b, ldB(a, 0, mem) * 3, 0, mem);
                case 4 -> stB(a, ldB(a, 0, mem) - ldB(b, 0, mem), 0, mem);
                case 5 -> stB(b, ldB(a, 0, mem) | 1, 0, mem);
                case 6 -> stB(a, ldB(b, 0, mem) >>> 1, 0, mem);
                default -> stB(b, ldB(b, 0, mem) + ldB(a, 0, mem), 0, mem);
            }
            pc = 4096 + (pc + 4 & 1023);
        }
        return ldB(frame, 0, mem);
    }

    static void fill(MemorySegment mem) {
        var random = new java.util.Random(1);
        for (int i = 0; i < SIZE; i += 4) mem.set(ValueLayout.JAVA_INT_UNALIGNED, i, (random.nextInt(SIZE / 64) * 32) & ~3);
        for (int i = 4096; i < 8192; i += 4) mem.set(ValueLayout.JAVA_INT_UNALIGNED, i, random.nextInt());
    }

    static void time(String name, int steps, LongSupplier code) {
        double[] all = new double[9];
        for (int i = -4; i < all.length; i++) {
            long start = System.nanoTime();
            code.getAsLong();
            if (i >= 0) all[i] = (System.nanoTime() - start) / (double) steps;
        }
        Arrays.sort(all);
        System.out.printf("%-20s %.2f ns%n", name, all[all.length / 2]);
    }

    static MemorySegment privateMapping(long size) throws IOException {
        Path file = Files.createTempFile("ashlar", ".memory");
        try (var channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            return channel.map(FileChannel.MapMode.PRIVATE, 0, size, Arena.ofShared());
        }
    }

    static MemorySegment anonymous(long size) throws Throwable {
        MethodHandle mmap = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().find("mmap").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG));
        long base = (long) mmap.invokeExact(0L, size, 3, 0x4022, -1, 0L); // private, anonymous, no reserve
        return MemorySegment.ofAddress(base).reinterpret(size, Arena.ofShared(), null);
    }

    static void touch(String name, MemorySegment mem) {
        long start = System.nanoTime();
        for (long at = 0; at < 256 << 20; at += 4096) mem.set(ValueLayout.JAVA_BYTE, at, (byte) 1);
        System.out.printf("%-20s %.2f us per page of 4 KiB%n", name, (System.nanoTime() - start) / 1e3 / 65536);
    }

    public static void main(String[] args) throws Throwable {
        if (args.length > 0) {
            MemorySegment heap = MemorySegment.ofArray(new long[SIZE / 8]);
            MemorySegment bytes = MemorySegment.ofArray(new byte[SIZE]);
            for (int i = 0; i < 3_000_000; i++) {
                SEGMENT.set((i & 1) == 0 ? heap : bytes, (long) (i & 1023), (int) SEGMENT.get(heap, 8L));
            }
        }
        long start = System.nanoTime();
        MemorySegment four = anonymous(4L << 30);
        System.out.printf("mmap of 4 GiB %.0f us%n", (System.nanoTime() - start) / 1e3);
        touch("anonymous", four);
        start = System.nanoTime();
        MemorySegment file = privateMapping(4L << 30);
        System.out.printf("private mapping of 4 GiB of a sparse file %.0f us%n", (System.nanoTime() - start) / 1e3);
        touch("private mapping", file);
        Shared shared = new Shared();
        MemorySegment native1 = four.asSlice(0, SIZE);
        fill(native1);
        shared.segment = native1;
        shared.base = native1.address();
        shared.length = SIZE;
        shared.buffer = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        MemorySegment.ofBuffer(shared.buffer).copyFrom(native1);
        byte[] array = native1.toArray(ValueLayout.JAVA_BYTE);
        time("chase byte[]", STEPS, () -> chaseArray(array));
        time("chase segment", STEPS, () -> chaseSegment(native1));
        time("chase field", STEPS, () -> chaseField(shared));
        time("chase all", STEPS, () -> chaseAll(shared));
        time("chase buffer", STEPS, () -> chaseBuffer(shared));
        time("sum byte[]", STEPS, () -> sumArray(array));
        time("sum segment", STEPS, () -> sumSegment(native1));
        time("sum field", STEPS, () -> sumField(shared));
        time("sum all", STEPS, () -> sumAll(shared));
        time("sum buffer", STEPS, () -> sumBuffer(shared));
        time("interpret byte[]", STEPS, () -> interpretArray(array));
        time("interpret segment", STEPS, () -> interpretSegment(native1));
        time("interpret field", STEPS, () -> interpretField(shared));
        time("interpret all", STEPS, () -> interpretAll(shared));
        time("interpret buffer", STEPS, () -> interpretBuffer(shared));
        time("getAndAdd", STEPS, () -> {
            for (int i = 0; i < STEPS; i++) ATOMIC.getAndAdd(shared.segment, 64L, 1);
            return 0;
        });
    }
}
