import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Three ways to make Java values of what lies in linear memory: straight code (as is generated), composed method handles,
 * an interpreter of types. {@code java LiftingStyles.java}
 */
public final class LiftingStyles {
    record Item(int a, byte b, double c, String d) {}

    static final int SIZE = 32;
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    static volatile Object sink;

    static int s32(byte[] memory, int at) {
        return (int) INT.get(memory, at);
    }

    static byte s8(byte[] memory, int at) {
        return memory[at];
    }

    static double f64(byte[] memory, int at) {
        return (double) DOUBLE.get(memory, at);
    }

    static String string(byte[] memory, int at) {
        return new String(memory, s32(memory, at), s32(memory, at + 4), StandardCharsets.UTF_8);
    }

    // ---- straight code

    static Item straight(byte[] memory, int at) {
        return new Item(s32(memory, at), s8(memory, at + 4), f64(memory, at + 8), string(memory, at + 16));
    }

    static List<Item> straightList(byte[] memory, int at, int count) {
        Item[] items = new Item[count];
        for (int i = 0; i < count; i++) {
            items[i] = straight(memory, at + i * SIZE);
        }
        return List.of(items);
    }

    // ---- composed handles

    static MethodHandle loader(String name, Class<?> type, int offset) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle load =
                lookup.findStatic(LiftingStyles.class, name, MethodType.methodType(type, byte[].class, int.class));
        MethodHandle add = MethodHandles.insertArguments(
                lookup.findStatic(Integer.class, "sum", MethodType.methodType(int.class, int.class, int.class)), 1, offset);
        return MethodHandles.filterArguments(load, 1, add);
    }

    static MethodHandle composed() throws ReflectiveOperationException {
        MethodHandle make = MethodHandles.lookup()
                .findConstructor(
                        Item.class,
                        MethodType.methodType(void.class, int.class, byte.class, double.class, String.class));
        MethodHandle d = MethodHandles.collectArguments(make, 3, loader("string", String.class, 16));
        MethodHandle c = MethodHandles.collectArguments(d, 2, loader("f64", double.class, 8));
        MethodHandle b = MethodHandles.collectArguments(c, 1, loader("s8", byte.class, 4));
        MethodHandle a = MethodHandles.collectArguments(b, 0, loader("s32", int.class, 0));
        return MethodHandles.permuteArguments(
                a, MethodType.methodType(Item.class, byte[].class, int.class), 0, 1, 0, 1, 0, 1, 0, 1);
    }

    static List<Item> composedList(MethodHandle element, byte[] memory, int at, int count) throws Throwable {
        Item[] items = new Item[count];
        for (int i = 0; i < count; i++) {
            items[i] = (Item) element.invokeExact(memory, at + i * SIZE);
        }
        return List.of(items);
    }

    // ---- interpreter

    interface Type {
        Object load(byte[] memory, int at) throws Throwable;
    }

    record Fields(Type[] types, int[] offsets, MethodHandle make) implements Type {
        @Override
        public Object load(byte[] memory, int at) throws Throwable {
            Object[] values = new Object[types.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = types[i].load(memory, at + offsets[i]);
            }
            return (Object) make.invokeExact(values);
        }
    }

    record Items(Type element, int size, int count) implements Type {
        @Override
        public Object load(byte[] memory, int at) throws Throwable {
            Object[] items = new Object[count];
            for (int i = 0; i < count; i++) {
                items[i] = element.load(memory, at + i * size);
            }
            return List.of(items);
        }
    }

    static Type interpreter() throws ReflectiveOperationException {
        MethodHandle make = MethodHandles.lookup()
                .findConstructor(
                        Item.class,
                        MethodType.methodType(void.class, int.class, byte.class, double.class, String.class))
                .asSpreader(Object[].class, 4)
                .asType(MethodType.methodType(Object.class, Object[].class));
        Type[] types = {LiftingStyles::s32, LiftingStyles::s8, LiftingStyles::f64, LiftingStyles::string};
        return new Fields(types, new int[] {0, 4, 8, 16}, make);
    }

    interface Work {
        Object run(int n) throws Throwable;
    }

    record Case(String name, int divisor, Work work) {}

    /** Handles of many signatures in a JVM that has just started: what composing one for each import would cost. */
    static void coldHandles() throws ReflectiveOperationException {
        MethodHandle later = MethodHandles.lookup()
                .findStatic(LiftingStyles.class, "later", MethodType.methodType(MethodHandle.class));
        var random = new Random(1);
        long start = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            MethodType type = MethodType.methodType(i % 2 == 0 ? void.class : int.class, Object.class, Object.class);
            for (int p = random.nextInt(10); p > 0; p--) {
                type = type.appendParameterTypes(random.nextInt(4) == 0 ? long.class : int.class);
            }
            MethodHandle handle = MethodHandles.foldArguments(MethodHandles.exactInvoker(type), later);
            sink = MethodHandles.insertArguments(handle, 0, "bound");
        }
        System.out.printf(Locale.ROOT, "handles of 40 signatures, cold: %.0f ms%n", (System.nanoTime() - start) / 1e6);
    }

    static MethodHandle later() {
        throw new IllegalStateException();
    }

    public static void main(String[] args) throws Throwable {
        coldHandles();
        byte[] memory = new byte[65_536];
        for (int i = 0; i < 100; i++) {
            int at = i * SIZE;
            INT.set(memory, at, i);
            DOUBLE.set(memory, at + 8, 1.5);
            INT.set(memory, at + 16, 8192);
            INT.set(memory, at + 20, 20);
        }
        Arrays.fill(memory, 8192, 8300, (byte) 'a');
        MethodHandle handle = composed();
        var site = new MutableCallSite(handle);
        MethodHandle indirect = site.dynamicInvoker(); // as a handle that differs by function
        Type type = interpreter();
        Type list = new Items(type, SIZE, 100);
        MethodHandle straight = MethodHandles.lookup()
                .findStatic(
                        LiftingStyles.class,
                        "straight",
                        MethodType.methodType(Item.class, byte[].class, int.class));
        Case[] cases = {
            new Case("record, straight", 1, n -> {
                for (int i = 0; i < n; i++) {
                    sink = (Item) straight.invokeExact(memory, i % 100 * SIZE);
                }
                return 0;
            }),
            new Case("record, handles", 1, n -> {
                for (int i = 0; i < n; i++) {
                    sink = (Item) indirect.invokeExact(memory, i % 100 * SIZE);
                }
                return 0;
            }),
            new Case("record, interpreter", 1, n -> {
                for (int i = 0; i < n; i++) {
                    sink = type.load(memory, i % 100 * SIZE);
                }
                return 0;
            }),
            new Case("element of a list of 100, straight", 100, n -> {
                for (int i = 0; i < n; i++) {
                    sink = straightList(memory, 0, 100);
                }
                return 0;
            }),
            new Case("element of a list of 100, handles", 100, n -> {
                for (int i = 0; i < n; i++) {
                    sink = composedList(handle, memory, 0, 100);
                }
                return 0;
            }),
            new Case("element of a list of 100, interpreter", 100, n -> {
                for (int i = 0; i < n; i++) {
                    sink = list.load(memory, 0);
                }
                return 0;
            }),
        };
        double[] best = new double[cases.length];
        Arrays.fill(best, Double.MAX_VALUE);
        for (int round = 0; round < 40; round++) {
            for (int c = 0; c < cases.length; c++) {
                long end = System.nanoTime() + 20_000_000;
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    sink = cases[c].work.run(300);
                    best[c] = Math.min(best[c], (System.nanoTime() - start) / 300.0 / cases[c].divisor);
                }
            }
        }
        for (int c = 0; c < cases.length; c++) {
            System.out.printf(Locale.ROOT, "%-40s %7.1f ns%n", cases[c].name, best[c]);
        }
        int count = 200;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            sink = composed();
        }
        System.out.printf(Locale.ROOT, "composing handles %.0f us%n", (System.nanoTime() - start) / 1e3 / count);
    }
}
