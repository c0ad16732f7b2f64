import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * What checks of bounds cost, and what becomes of them in a mapping of 8 GiB of a file that ends after the memory: no address is outside
 * of the mapping, so C2 drops the checks, and the kernel tells what is behind the end of the file. {@code java GuardedMapping.java}.
 */
public final class GuardedMapping {
    static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final int SIZE = 1 << 20;
    static final int STEPS = 20_000_000;

    static int ld(int addr, int offset, byte[] mem) {
        if (addr < 0) throw new IndexOutOfBoundsException();
        return (int) I32.get(mem, addr + offset);
    }

    static void st(int addr, int value, int offset, byte[] mem) {
        if (addr < 0) throw new IndexOutOfBoundsException();
        I32.set(mem, addr + offset, value);
    }

    static int ld(int addr, int offset, MemorySegment mem) {
        return mem.get(INT, Integer.toUnsignedLong(addr) + offset);
    }

    static void st(int addr, int value, int offset, MemorySegment mem) {
        mem.set(INT, Integer.toUnsignedLong(addr) + offset, value);
    }

    static long chaseArray(byte[] mem) {
        int p = 64;
        for (int i = 0; i < STEPS / 3; i++) p = ld(ld(ld(p, 4, mem), 4, mem), 4, mem);
        return p;
    }

    static long chaseSegment(MemorySegment mem) {
        int p = 64;
        for (int i = 0; i < STEPS / 3; i++) p = ld(ld(ld(p, 4, mem), 4, mem), 4, mem);
        return p;
    }

    /** An interpreter of eight operations on four variables: what it fetches, reads and writes lies in memory. */
    static long interpretArray(byte[] mem) {
        int pc = 4096, frame = 256;
        for (int i = 0; i < STEPS; i++) {
            int op = ld(pc, 0, mem);
            int a = frame + (op >> 8 & 12), b = frame + (op >> 12 & 12);
            switch (op & 7) {
                case 0 -> st(a, ld(a, 0, mem) + ld(b, 0, mem), 0, mem);
                case 1 -> st(a, ld(a, 0, mem) ^ ld(b, 0, mem), 0, mem);
                case 2 -> st(a, ld(b, 0, mem) + op, 0, mem);
                case 3 -> st(a, ld(a, 0, mem) << 1, 0, mem);
                case 4 -> st(b, ld(a, 0, mem), 0, mem);
                case 5 -> st(a, ld(a, 0, mem) - 1, 0, mem);
                case 6 -> st(a, ld(4096 + (ld(b, 0, mem) & 0xFFC), 0, mem), 0, mem);
                default -> pc = 4096;
            }
            pc = 4096 + (pc + 4 & 0xFFF);
        }
        return ld(frame, 0, mem);
    }

    static long interpretSegment(MemorySegment mem) {
        int pc = 4096, frame = 256;
        for (int i = 0; i < STEPS; i++) {
            int op = ld(pc, 0, mem);
            int a = frame + (op >> 8 & 12), b = frame + (op >> 12 & 12);
            switch (op & 7) {
                case 0 -> st(a, ld(a, 0, mem) + ld(b, 0, mem), 0, mem);
                case 1 -> st(a, ld(a, 0, mem) ^ ld(b, 0, mem), 0, mem);
                case 2 -> st(a, ld(b, 0, mem) + op, 0, mem);
                case 3 -> st(a, ld(a, 0, mem) << 1, 0, mem);
                case 4 -> st(b, ld(a, 0, mem), 0, mem);
                case 5 -> st(a, ld(a, 0, mem) - 1, 0, mem);
                case 6 -> st(a, ld(4096 + (ld(b, 0, mem) & 0xFFC), 0, mem), 0, mem);
                default -> pc = 4096;
            }
            pc = 4096 + (pc + 4 & 0xFFF);
        }
        return ld(frame, 0, mem);
    }

    static void measure(String name, LongSupplier run) {
        double[] nanos = new double[15];
        for (int i = -10; i < nanos.length; i++) {
            long begin = System.nanoTime();
            long result = run.getAsLong();
            if (i >= 0) nanos[i] = (System.nanoTime() - begin) / (double) STEPS;
            if (result == 42) System.out.print("");
        }
        Arrays.sort(nanos);
        System.out.printf("%-34s %.2f ns%n", name, nanos[nanos.length / 2]);
    }

    /** Stores somewhere, then within, then counts. */
    static void escape(MemorySegment mem, int address, int[] ran) {
        st(address, 1, 0, mem);
        mem.set(INT, 512, 7);
        ran[0]++;
    }

    public static void main(String[] args) throws IOException {
        byte[] array = new byte[SIZE];
        for (int i = 0; i < SIZE; i += 4) I32.set(array, i, i * 1_103_515_245 + 12_345 >>> 3 & ~7 | i >> 2 & 7);
        for (int i = 0; i < 1 << 16; i++) I32.set(array, 64 + 4, 64);
        Path file = Files.createTempFile("guarded", ".memory");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                Arena arena = Arena.ofShared()) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, 9L << 30, Arena.global());
            channel.truncate(SIZE);
            MemorySegment.copy(array, 0, mapped, ValueLayout.JAVA_BYTE, 0, SIZE);
            MemorySegment plain = arena.allocate(SIZE, 8);
            plain.copyFrom(mapped.asSlice(0, SIZE));
            for (int round = 0; round < 2; round++) {
                measure("chase, byte[]", () -> chaseArray(array));
                measure("chase, native segment", () -> chaseSegment(plain));
                measure("chase, guarded mapping", () -> chaseSegment(mapped));
                measure("interpreter, byte[]", () -> interpretArray(array));
                measure("interpreter, native segment", () -> interpretSegment(plain));
                measure("interpreter, guarded mapping", () -> interpretSegment(mapped));
            }
            int[] ran = {0};
            try {
                for (int i = 0; i < 1_000_000; i++) escape(mapped, 1024, ran);
                ran[0] = 0;
                for (int i = 0; i < 1_000; i++) escape(mapped, SIZE + 4096, ran);
                System.out.println("no error");
            } catch (InternalError e) {
                System.out.println("error in " + e.getStackTrace()[0] + "; what follows the store ran " + ran[0] + " times");
            }
        } finally {
            Files.delete(file);
        }
    }
}
