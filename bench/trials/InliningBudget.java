import static java.lang.classfile.ClassFile.*;
import static java.lang.constant.ConstantDescs.*;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * How many memory accesses one method may hold before C2 stops inlining them: {@code java InliningBudget.java}. C2 adds up
 * the bytecodes of everything it inlines into a method, VarHandle internals included, and gives up at 8,000.
 */
public final class InliningBudget {
    public static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    public static final MethodHandle LD;

    static {
        try {
            LD = MethodHandles.lookup().findStatic(InliningBudget.class, "ld",
                    MethodType.methodType(int.class, int.class, int.class, byte[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Bytes of code per access, arithmetic included. */
    static final Map<String, Integer> CODE = Map.of("helper", 19, "VarHandle", 35, "MethodHandle", 23);

    public static int ld(int addr, int offset, byte[] mem) {
        return (int) I32.get(mem, addr + offset | addr >> 31);
    }

    public static final class Loader extends ClassLoader {
        Loader() {
            super(InliningBudget.class.getClassLoader());
        }

        Class<?> define(byte[] b) {
            return defineClass(null, b, 0, b.length);
        }
    }

    /** n accesses on eight locals in turn, some arithmetic between them. */
    static byte[] method(int n, String how) {
        ClassDesc me = ClassDesc.of("Generated" + how + n);
        ClassDesc methodHandle = ClassDesc.of("java.lang.invoke.MethodHandle");
        MethodTypeDesc access = MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_byte.arrayType());
        ClassDesc trial = ClassDesc.of("InliningBudget");
        ClassDesc handle = ClassDesc.of("java.lang.invoke.VarHandle");
        ClassDesc bytes = CD_byte.arrayType();
        return ClassFile.of().build(me, cb -> cb.withFlags(ACC_PUBLIC)
                .withMethodBody("run", MethodTypeDesc.of(CD_int, CD_int, bytes), ACC_PUBLIC | ACC_STATIC, c -> {
                    for (int v = 2; v < 10; v++) c.iload(0).bipush(v).iadd().istore(v);
                    for (int i = 0; i < n; i++) {
                        int from = 2 + i * 5 % 8;
                        int to = 2 + (i + 3) % 8;
                        c.iload(from).sipush(0x3ff0).iand();
                        if (how.equals("helper")) {
                            c.bipush(i & 15).aload(1).invokestatic(trial, "ld", access);
                        } else if (how.equals("MethodHandle")) {
                            c.getstatic(trial, "LD", methodHandle).swap().bipush(i & 15).aload(1);
                            c.invokevirtual(methodHandle, "invokeExact", access);
                        } else {
                            c.dup().bipush(i & 15).iadd().swap().bipush(31).ishr().ior();
                            c.istore(10).getstatic(trial, "I32", handle).aload(1).iload(10);
                            c.invokevirtual(handle, "get", MethodTypeDesc.of(CD_int, bytes, CD_int));
                        }
                        c.iload(to).bipush(i & 63).ixor().iadd().istore(to);
                    }
                    c.iload(2);
                    for (int v = 3; v < 10; v++) c.iload(v).ixor();
                    c.ireturn();
                }));
    }

    public static void main(String[] args) throws Throwable {
        byte[] mem = new byte[1 << 15];
        Loader loader = new Loader();
        System.out.println("accesses: bytecode of the method, ns per access");
        for (int n : new int[] {20, 40, 80, 120, 160, 240, 320, 440}) {
            System.out.printf("%4d", n);
            for (String how : new String[] {"helper", "VarHandle", "MethodHandle"}) {
                Class<?> generated = loader.define(method(n, how));
                MethodHandle run = MethodHandles.lookup().findStatic(generated, "run",
                        MethodType.methodType(int.class, int.class, byte[].class));
                int length = CODE.getOrDefault(how, 0) * n;
                System.out.printf("   %s %5d %6.2f", how, length, measure(run, n, mem));
            }
            System.out.println();
        }
    }

    static double measure(MethodHandle run, int n, byte[] mem) throws Throwable {
        double[] times = new double[40];
        int sink = 1;
        int repeat = 400_000 / n;
        for (int round = -80; round < times.length; round++) {
            long t = System.nanoTime();
            sink = loop(run, repeat, sink, mem);
            double ns = (System.nanoTime() - t) / (double) repeat / n;
            if (round >= 0) times[round] = ns;
        }
        Arrays.sort(times);
        if (sink == 42) System.out.println();
        return times[times.length / 2];
    }

    static int loop(MethodHandle run, int repeat, int sink, byte[] mem) throws Throwable {
        for (int i = 0; i < repeat; i++) sink = (int) run.invokeExact(sink, mem);
        return sink;
    }
}
