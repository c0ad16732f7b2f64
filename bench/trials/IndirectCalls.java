import static java.lang.classfile.ClassFile.*;
import static java.lang.constant.ConstantDescs.*;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.spi.ToolProvider;

/**
 * call_indirect four ways, with 1 to 1000 callees: {@code java IndirectCalls.java}. Every variant checks index, null and
 * signature first. "small" callees can be inlined, "large" ones cannot (over 325 bytes, most of them never executed).
 */
public final class IndirectCalls {
    public static final class Instance {
        public int global = 1;
    }

    public static final class Exec {}

    /** Variant B and D: one abstract class per signature; the generated subclasses switch, or are one per function. */
    public abstract static class Code {
        public abstract int call(int a, int b, Instance inst, Exec ctx, int depth);
    }

    public static final class FuncRef {
        final int signature;
        final int number;
        final Instance inst;
        final MethodHandle handle;
        final Code switched;
        final Code own;

        FuncRef(int number, Instance inst, MethodHandle handle, Code switched, Code own) {
            this.signature = 7;
            this.number = number;
            this.inst = inst;
            this.handle = handle;
            this.switched = switched;
            this.own = own;
        }
    }

    static RuntimeException trap() {
        return new IllegalStateException("trap");
    }

    public static FuncRef look(FuncRef[] table, int index) {
        if (index < 0 || index >= table.length) throw trap();
        FuncRef ref = table[index];
        if (ref == null || ref.signature != 7) throw trap();
        return ref;
    }

    interface Loop {
        int run(FuncRef[] table, int[] order, Instance inst, Exec ctx) throws Throwable;
    }

    // One copy of each loop per run (see main): call sites keep a profile of their own, as in a real module.
    public static int handle(FuncRef[] table, int[] order, Instance inst, Exec ctx) throws Throwable {
        int s = 1;
        for (int index : order) {
            FuncRef ref = look(table, index);
            s = (int) ref.handle.invokeExact(s, index, ref.inst, ctx, 1000);
        }
        return s;
    }

    public static int virtualSwitch(FuncRef[] table, int[] order, Instance inst, Exec ctx) {
        int s = 1;
        for (int index : order) {
            FuncRef ref = look(table, index);
            s = ref.switched.call(s, index, ref.inst, ctx, 1000);
        }
        return s;
    }

    public static int virtualOwn(FuncRef[] table, int[] order, Instance inst, Exec ctx) {
        int s = 1;
        for (int index : order) {
            FuncRef ref = look(table, index);
            s = ref.own.call(s, index, ref.inst, ctx, 1000);
        }
        return s;
    }

    static final ClassDesc INSTANCE = ClassDesc.of("IndirectCalls$Instance");
    static final ClassDesc EXEC = ClassDesc.of("IndirectCalls$Exec");
    static final ClassDesc REF = ClassDesc.of("IndirectCalls$FuncRef");
    static final ClassDesc CODE = ClassDesc.of("IndirectCalls$Code");
    static final MethodTypeDesc SIG = MethodTypeDesc.of(CD_int, CD_int, CD_int, INSTANCE, EXEC, CD_int);
    static final int UNIT = 128;

    static byte[] unit(String name, int from, int to, boolean large) {
        ClassDesc me = ClassDesc.of(name);
        return ClassFile.of().build(me, cb -> {
            cb.withFlags(ACC_PUBLIC | ACC_FINAL).withSuperclass(CODE);
            constructor(cb);
            for (int f = from; f < to; f++) {
                int k = f;
                cb.withMethodBody("f" + f, SIG, ACC_PUBLIC | ACC_STATIC, c -> {
                    if (large) {
                        var hot = c.newLabel();
                        c.iload(0).loadConstant(0x7fff_ff13 + k).if_icmpne(hot);
                        for (int i = 0; i < 90; i++) c.iload(0).iload(1).iadd().istore(0);
                        c.labelBinding(hot);
                    }
                    c.iload(0).loadConstant(k * 2 + 1).imul().iload(1).ixor();
                    c.aload(2).getfield(INSTANCE, "global", CD_int).iadd().ireturn();
                });
            }
            cb.withMethodBody("call", SIG, ACC_PUBLIC | ACC_FINAL, c -> {
                c.aload(0).getfield(me, "number", CD_int);
                dispatch(c, from, to, f -> c.iload(1).iload(2).aload(3).aload(4).iload(5).invokestatic(me, "f" + f, SIG));
            });
            cb.withField("number", CD_int, ACC_PUBLIC);
        });
    }

    static byte[] own(String name, String unit, int f) {
        return ClassFile.of().build(ClassDesc.of(name), cb -> {
            cb.withFlags(ACC_PUBLIC | ACC_FINAL).withSuperclass(CODE);
            constructor(cb);
            cb.withMethodBody("call", SIG, ACC_PUBLIC | ACC_FINAL, c -> c.iload(1).iload(2).aload(3).aload(4).iload(5)
                    .invokestatic(ClassDesc.of(unit), "f" + f, SIG).ireturn());
        });
    }

    /** Variant C: the loop class with its own static switch on the function number, guarded by the instance. */
    static byte[] staticSwitch(String name, String[] unitOf, int n) {
        ClassDesc me = ClassDesc.of(name);
        MethodTypeDesc site = MethodTypeDesc.of(CD_int, CD_int, CD_int, REF, INSTANCE, EXEC, CD_int);
        return ClassFile.of().build(me, cb -> {
            cb.withFlags(ACC_PUBLIC | ACC_FINAL);
            for (int lo = 0; lo < n; lo += UNIT) {
                int from = lo;
                cb.withMethodBody("sw" + lo / UNIT, site, ACC_PUBLIC | ACC_STATIC, c -> {
                    c.aload(2).invokestatic(ClassDesc.of("IndirectCalls"), "number", MethodTypeDesc.of(CD_int, REF));
                    dispatch(c, from, Math.min(n, from + UNIT), f -> c.iload(0).iload(1).aload(3).aload(4).iload(5)
                            .invokestatic(ClassDesc.of(unitOf[f]), "f" + f, SIG));
                });
            }
            cb.withMethodBody("sw", site, ACC_PUBLIC | ACC_STATIC, c -> {
                var foreign = c.newLabel();
                c.aload(2).invokestatic(ClassDesc.of("IndirectCalls"), "inst", MethodTypeDesc.of(INSTANCE, REF));
                c.aload(3).if_acmpne(foreign);
                c.aload(2).invokestatic(ClassDesc.of("IndirectCalls"), "number", MethodTypeDesc.of(CD_int, REF));
                c.bipush(7).ishr();
                dispatch(c, 0, (n + UNIT - 1) / UNIT, u -> c.iload(0).iload(1).aload(2).aload(3).aload(4).iload(5)
                        .invokestatic(me, "sw" + u, site));
                c.labelBinding(foreign).iload(0).iload(1).aload(2).aload(3).aload(4).iload(5);
                c.invokestatic(ClassDesc.of("IndirectCalls"), "foreign", site).ireturn();
            });
            ClassDesc refs = REF.arrayType();
            cb.withMethodBody("run", MethodTypeDesc.of(CD_int, refs, CD_int.arrayType(), INSTANCE, EXEC),
                    ACC_PUBLIC | ACC_STATIC, c -> {
                var head = c.newLabel();
                var end = c.newLabel();
                c.iconst_1().istore(4).iconst_0().istore(5).labelBinding(head);
                c.iload(5).aload(1).arraylength().if_icmpge(end);
                c.iload(4).aload(1).iload(5).iaload().dup().istore(6);
                c.aload(0).iload(6).invokestatic(ClassDesc.of("IndirectCalls"), "look",
                        MethodTypeDesc.of(REF, refs, CD_int));
                c.aload(2).aload(3).sipush(1000).invokestatic(me, "sw", site).istore(4);
                c.iinc(5, 1).goto_(head).labelBinding(end).iload(4).ireturn();
            });
        });
    }

    public static int number(FuncRef ref) {
        return ref.number;
    }

    public static Instance inst(FuncRef ref) {
        return ref.inst;
    }

    public static int foreign(int a, int b, FuncRef ref, Instance inst, Exec ctx, int depth) throws Throwable {
        return (int) ref.handle.invokeExact(a, b, ref.inst, ctx, depth);
    }

    static void constructor(java.lang.classfile.ClassBuilder cb) {
        cb.withMethodBody(INIT_NAME, MTD_void, ACC_PUBLIC,
                c -> c.aload(0).invokespecial(CODE, INIT_NAME, MTD_void).return_());
    }

    static void dispatch(CodeBuilder c, int from, int to, java.util.function.IntConsumer call) {
        List<SwitchCase> cases = new ArrayList<>();
        var other = c.newLabel();
        for (int f = from; f < to; f++) cases.add(SwitchCase.of(f, c.newLabel()));
        c.tableswitch(from, to - 1, other, cases);
        for (SwitchCase one : cases) {
            c.labelBinding(one.target());
            call.accept(one.caseValue());
            c.ireturn();
        }
        c.labelBinding(other).aconst_null().athrow();
    }

    public static final class Loader extends ClassLoader {
        final Map<String, byte[]> classes = new LinkedHashMap<>();
        Class<?> copyOfMain;

        Loader() {
            super(IndirectCalls.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] b = classes.get(name);
            if (b == null) throw new ClassNotFoundException(name);
            return defineClass(name, b, 0, b.length);
        }
    }

    public static void main(String[] args) throws Throwable {
        // One JVM per configuration keeps the profiles of the loops apart.
        if (args.length == 0) {
            Path classes = Files.createTempDirectory("trial");
            ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, "-d", "" + classes, "IndirectCalls.java");
            System.out.println("ns per call          callees:     1      4     64   1000");
            for (String size : List.of("small-pattern", "small-random", "large-pattern", "large-random")) {
                for (String how : List.of("handle", "virtualSwitch", "virtualOwn", "staticSwitch")) {
                    StringBuilder line = new StringBuilder(String.format("%-13s %-14s", size, how));
                    for (int n : new int[] {1, 4, 64, 1000}) {
                        Process p = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
                                classes.toString(), "IndirectCalls", size, how, "" + n)
                                .redirectErrorStream(true).start();
                        line.append(String.format(" %6s", new String(p.getInputStream().readAllBytes()).strip()));
                    }
                    System.out.println(line);
                }
            }
            return;
        }
        System.out.printf("%.2f%n", measure(args[0], args[1], Integer.parseInt(args[2])));
    }

    static double measure(String size, String how, int n) throws Throwable {
        boolean large = size.startsWith("large");
        Loader loader = new Loader();
        String[] unitOf = new String[n];
        for (int lo = 0; lo < n; lo += UNIT) {
            int to = Math.min(n, lo + UNIT);
            loader.classes.put("Unit" + lo, unit("Unit" + lo, lo, to, large));
            for (int f = lo; f < to; f++) {
                unitOf[f] = "Unit" + lo;
                loader.classes.put("Own" + f, own("Own" + f, "Unit" + lo, f));
            }
        }
        loader.classes.put("Switch", staticSwitch("Switch", unitOf, n));
        Instance inst = new Instance();
        FuncRef[] table = new FuncRef[n];
        MethodType type = MethodType.methodType(int.class, int.class, int.class, Instance.class, Exec.class, int.class);
        for (int f = 0; f < n; f++) {
            Class<?> unit = loader.loadClass(unitOf[f]);
            Code switched = (Code) unit.getConstructor().newInstance();
            unit.getField("number").setInt(switched, f);
            Code own = (Code) loader.loadClass("Own" + f).getConstructor().newInstance();
            table[f] = new FuncRef(f, inst, MethodHandles.lookup().findStatic(unit, "f" + f, type), switched, own);
        }
        int[] order = new Random(1).ints(100_000, 0, n).toArray();
        // A pattern that a branch predictor can learn: 32 draws, or all in turn when there are more callees.
        int period = Math.max(32, n);
        for (int i = 0; size.endsWith("pattern") && i < order.length; i++) order[i] = i < period ? order[i] : order[i % period];
        Exec ctx = new Exec();
        MethodHandle generated = MethodHandles.lookup().findStatic(loader.loadClass("Switch"), "run",
                MethodType.methodType(int.class, FuncRef[].class, int[].class, Instance.class, Exec.class));
        Loop loop = switch (how) {
            case "handle" -> IndirectCalls::handle;
            case "virtualSwitch" -> IndirectCalls::virtualSwitch;
            case "virtualOwn" -> IndirectCalls::virtualOwn;
            default -> (t, o, i, c) -> (int) generated.invokeExact(t, o, i, c);
        };
        double[] times = new double[40];
        long sink = 0;
        for (int round = -100; round < times.length; round++) {
            long t = System.nanoTime();
            sink += loop.run(table, order, inst, ctx);
            double ns = (System.nanoTime() - t) / (double) order.length;
            if (round >= 0) times[round] = ns;
        }
        Arrays.sort(times);
        if (sink == 42) System.err.print(' ');
        return times[times.length / 4];
    }
}
