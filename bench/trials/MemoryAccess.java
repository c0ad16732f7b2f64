import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** What address arithmetic and trap handling cost around a byte[] memory: {@code java MemoryAccess.java}. */
public final class MemoryAccess {
    static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle F64 = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    static RuntimeException trap() {
        return new IllegalStateException("out of bounds memory access");
    }

    // ---- plain: a negative address stays negative, an offset cannot make it wrap --------------------------------------
    static int ld(int addr, int offset, byte[] mem) {
        return (int) I32.get(mem, addr < 0 ? addr : addr + offset);
    }

    static int ld0(int addr, byte[] mem) {
        return (int) I32.get(mem, addr);
    }

    static double ldD0(int addr, byte[] mem) {
        return (double) F64.get(mem, addr);
    }

    static void stD0(int addr, double v, byte[] mem) {
        F64.set(mem, addr, v);
    }

    static void st0(int addr, int v, byte[] mem) {
        I32.set(mem, addr, v);
    }

    // ---- the same with the trap made on the spot ----------------------------------------------------------------------
    static int ldTry(int addr, int offset, byte[] mem) {
        try {
            return (int) I32.get(mem, addr < 0 ? addr : addr + offset);
        } catch (IndexOutOfBoundsException e) {
            throw trap();
        }
    }

    static int ld0Try(int addr, byte[] mem) {
        try {
            return (int) I32.get(mem, addr);
        } catch (IndexOutOfBoundsException e) {
            throw trap();
        }
    }

    static double ldD0Try(int addr, byte[] mem) {
        try {
            return (double) F64.get(mem, addr);
        } catch (IndexOutOfBoundsException e) {
            throw trap();
        }
    }

    static void stD0Try(int addr, double v, byte[] mem) {
        try {
            F64.set(mem, addr, v);
        } catch (IndexOutOfBoundsException e) {
            throw trap();
        }
    }

    static void st0Try(int addr, int v, byte[] mem) {
        try {
            I32.set(mem, addr, v);
        } catch (IndexOutOfBoundsException e) {
            throw trap();
        }
    }

    // ---- wrapping add with an unsigned compare: (addr + offset) wraps only if it gets smaller than the offset -----------
    static int ldOr(int addr, int offset, byte[] mem) {
        int ea = addr + offset;
        return (int) I32.get(mem, ea | addr >> 31);
    }

    // ---- long arithmetic with a check of its own ------------------------------------------------------------------------
    static int index(long ea, int size, int length) {
        if (ea > length - size) throw trap();
        return (int) ea;
    }

    static int ldLong(int addr, int offset, byte[] mem) {
        return (int) I32.get(mem, index(Integer.toUnsignedLong(addr) + offset, 4, mem.length));
    }

    static double ldD0Long(int addr, byte[] mem) {
        return (double) F64.get(mem, index(Integer.toUnsignedLong(addr), 8, mem.length));
    }

    static void stD0Long(int addr, double v, byte[] mem) {
        F64.set(mem, index(Integer.toUnsignedLong(addr), 8, mem.length), v);
    }

    static void st0Long(int addr, int v, byte[] mem) {
        I32.set(mem, index(Integer.toUnsignedLong(addr), 4, mem.length), v);
    }

    // ---- sum of an int array, strided by 4 ------------------------------------------------------------------------------
    static int sum(int n, byte[] mem) {
        int s = 0;
        for (int a = 1024, e = 1024 + n * 4; a != e; a += 4) s += ld0(a, mem);
        return s;
    }

    static int sumTry(int n, byte[] mem) {
        int s = 0;
        for (int a = 1024, e = 1024 + n * 4; a != e; a += 4) s += ld0Try(a, mem);
        return s;
    }

    static int sumLong(int n, byte[] mem) {
        int s = 0;
        for (int a = 1024, e = 1024 + n * 4; a != e; a += 4) s += ldLong(a, 0, mem);
        return s;
    }

    // ---- daxpy over two arrays: y[i] += x[i] * c ---------------------------------------------------------------------------
    static int axpy(int n, byte[] mem) {
        for (int i = 0; i < n; i++) {
            int x = 100_000 + (i << 3);
            int y = 200_000 + (i << 3);
            stD0(y, ldD0(y, mem) + ldD0(x, mem) * 0.5, mem);
        }
        return n;
    }

    static int axpyTry(int n, byte[] mem) {
        for (int i = 0; i < n; i++) {
            int x = 100_000 + (i << 3);
            int y = 200_000 + (i << 3);
            stD0Try(y, ldD0Try(y, mem) + ldD0Try(x, mem) * 0.5, mem);
        }
        return n;
    }

    static int axpyLong(int n, byte[] mem) {
        for (int i = 0; i < n; i++) {
            int x = 100_000 + (i << 3);
            int y = 200_000 + (i << 3);
            stD0Long(y, ldD0Long(y, mem) + ldD0Long(x, mem) * 0.5, mem);
        }
        return n;
    }

    // ---- pointer chasing over nodes {next, value, extra}: offsets 0, 4 and 8 ----------------------------------------------
    static int chase(int n, byte[] mem) {
        int p = 1024;
        int s = 0;
        for (int i = 0; i < n; i++) {
            s += ld(p, 4, mem) ^ ld(p, 8, mem);
            p = ld0(p, mem);
        }
        return s;
    }

    static int chaseTry(int n, byte[] mem) {
        int p = 1024;
        int s = 0;
        for (int i = 0; i < n; i++) {
            s += ldTry(p, 4, mem) ^ ldTry(p, 8, mem);
            p = ld0Try(p, mem);
        }
        return s;
    }

    static int chaseOr(int n, byte[] mem) {
        int p = 1024;
        int s = 0;
        for (int i = 0; i < n; i++) {
            s += ldOr(p, 4, mem) ^ ldOr(p, 8, mem);
            p = ld0(p, mem);
        }
        return s;
    }

    static int chaseLong(int n, byte[] mem) {
        int p = 1024;
        int s = 0;
        for (int i = 0; i < n; i++) {
            s += ldLong(p, 4, mem) ^ ldLong(p, 8, mem);
            p = ldLong(p, 0, mem);
        }
        return s;
    }

    interface Case {
        int run(int n, byte[] mem);
    }

    public static void main(String[] args) {
        byte[] mem = new byte[1 << 20];
        int nodes = 1000;
        Integer[] order = new Integer[nodes];
        Arrays.setAll(order, i -> i);
        java.util.Collections.shuffle(Arrays.asList(order).subList(1, nodes), new Random(1));
        for (int i = 0; i < nodes; i++) st0(1024 + order[i] * 16, 1024 + order[(i + 1) % nodes] * 16, mem);
        int n = 2_000;
        for (int i = 0; i < n; i++) stD0(100_000 + i * 8, 1.5, mem);
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("chase  plain       ", MemoryAccess::chase);
        cases.put("chase  try/catch   ", MemoryAccess::chaseTry);
        cases.put("chase  or-mask     ", MemoryAccess::chaseOr);
        cases.put("chase  long + check", MemoryAccess::chaseLong);
        cases.put("sum    plain       ", MemoryAccess::sum);
        cases.put("sum    try/catch   ", MemoryAccess::sumTry);
        cases.put("sum    long + check", MemoryAccess::sumLong);
        cases.put("axpy   plain       ", MemoryAccess::axpy);
        cases.put("axpy   try/catch   ", MemoryAccess::axpyTry);
        cases.put("axpy   long + check", MemoryAccess::axpyLong);
        int rounds = 300;
        Map<String, double[]> times = new LinkedHashMap<>();
        long sink = 0;
        for (int round = -100; round < rounds; round++) {
            for (var e : cases.entrySet()) {
                long t = System.nanoTime();
                for (int i = 0; i < 20; i++) sink += e.getValue().run(n, mem);
                double ns = (System.nanoTime() - t) / 20.0 / n;
                if (round >= 0) times.computeIfAbsent(e.getKey(), k -> new double[rounds])[round] = ns;
            }
        }
        times.forEach((name, t) -> {
            Arrays.sort(t);
            System.out.printf("%s  min %5.2f  median %5.2f ns per iteration%n", name, t[0], t[t.length / 2]);
        });
        if (sink == 42) System.out.println();
    }
}
