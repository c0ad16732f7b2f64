import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** What a depth limit, an interrupt check and several results cost per call: {@code java CallingConvention.java}. */
public final class CallingConvention {
    static final class Instance {
        int global = 1;
    }

    static final class Exec {
        int limit = 0;
        int depth;
        volatile int stop;
        int result1;
        long result2;
    }

    record Three(int a, int b, long c) {}

    static final VarHandle LIMIT;

    static {
        try {
            LIMIT = MethodHandles.lookup().findVarHandle(Exec.class, "limit", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static RuntimeException stop(Exec ctx) {
        ctx.depth = 1 << 20;
        return new IllegalStateException("interrupted or out of stack");
    }

    // ---- recursive fib -------------------------------------------------------------------------------------------
    static int fibNone(int n, Instance inst, Exec ctx) {
        if (n < 2) return n;
        return fibNone(n - 1, inst, ctx) + fibNone(n - 2, inst, ctx);
    }

    static int fibParam(int n, Instance inst, Exec ctx, int depth) {
        if (depth < (int) LIMIT.getOpaque(ctx)) throw stop(ctx);
        if (n < 2) return n;
        return fibParam(n - 1, inst, ctx, depth - 48) + fibParam(n - 2, inst, ctx, depth - 48);
    }

    static int fibField(int n, Instance inst, Exec ctx) {
        int depth = ctx.depth - 48;
        if (depth < (int) LIMIT.getOpaque(ctx)) throw stop(ctx);
        ctx.depth = depth;
        int result = n < 2 ? n : fibField(n - 1, inst, ctx) + fibField(n - 2, inst, ctx);
        ctx.depth = depth + 48;
        return result;
    }

    /** Depth against a constant, the interrupt flag apart. */
    static int fibTwoChecks(int n, Instance inst, Exec ctx, int depth) {
        if (depth < 0) throw stop(ctx);
        if ((int) LIMIT.getOpaque(ctx) != 0) throw stop(ctx);
        if (n < 2) return n;
        return fibTwoChecks(n - 1, inst, ctx, depth - 48) + fibTwoChecks(n - 2, inst, ctx, depth - 48);
    }

    /** The instance reached through the context: one parameter less. */
    static int fibParamNoInst(int n, Exec ctx, int depth) {
        if (depth < (int) LIMIT.getOpaque(ctx)) throw stop(ctx);
        if (n < 2) return n;
        return fibParamNoInst(n - 1, ctx, depth - 48) + fibParamNoInst(n - 2, ctx, depth - 48);
    }

    // ---- a loop around a small leaf, which C2 inlines ----------------------------------------------------------------
    static int cold(int x, int y) {
        return x * 31 + y;
    }

    static int leafNone(int a, int b, Instance inst, Exec ctx) {
        if (a == 0x7fff_ff13) return big(a, b);
        return (a ^ b) + inst.global;
    }

    static int leafParam(int a, int b, Instance inst, Exec ctx, int depth) {
        if (depth < (int) LIMIT.getOpaque(ctx)) throw stop(ctx);
        if (a == 0x7fff_ff13) return big(a, b);
        return (a ^ b) + inst.global;
    }

    static int leafField(int a, int b, Instance inst, Exec ctx) {
        int depth = ctx.depth - 48;
        if (depth < (int) LIMIT.getOpaque(ctx)) throw stop(ctx);
        ctx.depth = depth;
        int result = a == 0x7fff_ff13 ? big(a, b) : (a ^ b) + inst.global;
        ctx.depth = depth + 48;
        return result;
    }

    static int big(int a, int b) {
        for (int i = 0; i < a; i++) b = cold(b, cold(a, i));
        return b;
    }

    static int loopNone(int n, Instance inst, Exec ctx) {
        int s = 1;
        for (int i = 0; i < n; i++) s = leafNone(s, i, inst, ctx);
        return s;
    }

    static int loopParam(int n, Instance inst, Exec ctx, int depth) {
        int s = 1;
        for (int i = 0; i < n; i++) {
            if (depth < (int) LIMIT.getOpaque(ctx)) throw stop(ctx);
            s = leafParam(s, i, inst, ctx, depth - 48);
        }
        return s;
    }

    static int loopField(int n, Instance inst, Exec ctx) {
        int s = 1;
        for (int i = 0; i < n; i++) {
            if (ctx.depth < (int) LIMIT.getOpaque(ctx)) throw stop(ctx);
            s = leafField(s, i, inst, ctx);
        }
        return s;
    }

    // ---- deep chains of real calls -----------------------------------------------------------------------------------
    static int chainNone(int n, int k, Instance inst, Exec ctx) {
        return k == 0 ? n ^ inst.global : chainNone(n * 31 + k, k - 1, inst, ctx) + k;
    }

    static int chainParam(int n, int k, Instance inst, Exec ctx, int depth) {
        if (depth < (int) LIMIT.getOpaque(ctx)) throw stop(ctx);
        return k == 0 ? n ^ inst.global : chainParam(n * 31 + k, k - 1, inst, ctx, depth - 48) + k;
    }

    static int chainField(int n, int k, Instance inst, Exec ctx) {
        int depth = ctx.depth - 48;
        if (depth < (int) LIMIT.getOpaque(ctx)) throw stop(ctx);
        ctx.depth = depth;
        int r = k == 0 ? n ^ inst.global : chainField(n * 31 + k, k - 1, inst, ctx) + k;
        ctx.depth = depth + 48;
        return r;
    }

    // ---- three results; recursion keeps C2 from inlining everything away ---------------------------------------------
    static int slots(int n, Exec ctx) {
        if (n == 0) {
            ctx.result1 = 1;
            ctx.result2 = 2;
            return 0;
        }
        int a = slots(n - 1, ctx);
        int b = ctx.result1;
        long c = ctx.result2;
        ctx.result1 = b ^ n;
        ctx.result2 = c + a;
        return a + b;
    }

    static Object[] boxed(int n, Exec ctx) {
        if (n == 0) return new Object[] {0, 1, 2L};
        Object[] r = boxed(n - 1, ctx);
        int a = (Integer) r[0];
        int b = (Integer) r[1];
        long c = (Long) r[2];
        return new Object[] {a + b, b ^ n, c + a};
    }

    static long[] longs(int n, Exec ctx) {
        if (n == 0) return new long[] {0, 1, 2};
        long[] r = longs(n - 1, ctx);
        int a = (int) r[0];
        int b = (int) r[1];
        return new long[] {a + b, b ^ n, r[2] + a};
    }

    static Three record(int n, Exec ctx) {
        if (n == 0) return new Three(0, 1, 2);
        Three r = record(n - 1, ctx);
        return new Three(r.a + r.b, r.b ^ n, r.c + r.a);
    }

    static long repeat(int n, IntToLongFunction f) {
        long s = 0;
        for (int i = 0; i < n; i++) s += f.applyAsLong(i);
        return s;
    }

    public static void main(String[] args) {
        Exec ctx = new Exec();
        Instance inst = new Instance();
        ctx.depth = 1 << 20;
        int full = 1 << 20;
        Map<String, Runnable> cases = new LinkedHashMap<>();
        Map<String, Long> calls = new LinkedHashMap<>();
        long fibCalls = 2_692_537L;
        add(cases, calls, "fib    no check              ", fibCalls, () -> sink += fibNone(30, inst, ctx));
        add(cases, calls, "fib    depth parameter       ", fibCalls, () -> sink += fibParam(30, inst, ctx, full));
        add(cases, calls, "fib    depth param, no inst  ", fibCalls, () -> sink += fibParamNoInst(30, ctx, full));
        add(cases, calls, "fib    param + separate flag ", fibCalls, () -> sink += fibTwoChecks(30, inst, ctx, full));
        add(cases, calls, "fib    depth in ctx          ", fibCalls, () -> sink += fibField(30, inst, ctx));
        int n = 3_000_000;
        add(cases, calls, "leaf   no check              ", n, () -> sink += loopNone(n, inst, ctx));
        add(cases, calls, "leaf   depth parameter       ", n, () -> sink += loopParam(n, inst, ctx, full));
        add(cases, calls, "leaf   depth in ctx          ", n, () -> sink += loopField(n, inst, ctx));
        int m = 30_000;
        add(cases, calls, "chain  no check              ", m * 101L, () -> sink += repeat(m, i -> chainNone(i, 100, inst, ctx)));
        add(cases, calls, "chain  depth parameter       ", m * 101L, () -> sink += repeat(m, i -> chainParam(i, 100, inst, ctx, full)));
        add(cases, calls, "chain  depth in ctx          ", m * 101L, () -> sink += repeat(m, i -> chainField(i, 100, inst, ctx)));
        add(cases, calls, "multi  slots in ctx          ", m * 101L, () -> sink += repeat(m, i -> slots(100, ctx) + ctx.result2));
        add(cases, calls, "multi  Object[] boxed        ", m * 101L, () -> sink += repeat(m, i -> (Long) boxed(100, ctx)[2]));
        add(cases, calls, "multi  long[]                ", m * 101L, () -> sink += repeat(m, i -> longs(100, ctx)[2]));
        add(cases, calls, "multi  record                ", m * 101L, () -> sink += repeat(m, i -> record(100, ctx).c));
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 25;
        Map<String, double[]> times = new LinkedHashMap<>();
        for (int round = -5; round < rounds; round++) {
            for (var e : cases.entrySet()) {
                long t = System.nanoTime();
                e.getValue().run();
                double ns = (System.nanoTime() - t) / (double) calls.get(e.getKey());
                if (round >= 0) times.computeIfAbsent(e.getKey(), k -> new double[rounds])[round] = ns;
            }
        }
        times.forEach((name, t) -> {
            Arrays.sort(t);
            System.out.printf("%s  min %5.2f  median %5.2f ns per call%n", name, t[0], t[t.length / 2]);
        });
        System.out.println(sink);
    }

    static void add(Map<String, Runnable> cases, Map<String, Long> calls, String name, long n, Runnable r) {
        cases.put(name, r);
        calls.put(name, n);
    }

    static long sink;
}
