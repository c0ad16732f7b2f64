import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentFunctionType.Parameter;
import dev.ashlar.component.HostCallSite;
import dev.ashlar.component.ValType;
import dev.ashlar.component.ValType.Primitive;
import dev.ashlar.component.Value;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.component.host.BoundExport;
import dev.ashlar.component.host.HostExport;
import dev.ashlar.component.host.HostImport;
import dev.ashlar.component.host.ResourceWrapper;
import dev.ashlar.component.host.StaticHostFunction;
import dev.ashlar.component.runtime.Composition;
import dev.ashlar.component.runtime.GuestBoundary;
import dev.ashlar.component.runtime.HostBoundary;
import dev.ashlar.component.runtime.InstanceState;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.runtime.EngineAccess;
import dev.ashlar.engine.runtime.HostTarget;
import dev.ashlar.engine.runtime.LinearMemory;
import dev.ashlar.engine.runtime.StoreAccess;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a call between host and component costs, in ns and bytes of garbage. Build, then
 *
 * <pre>
 * java -p engine/target/classes:wit/target/classes:component/target/classes --add-modules dev.ashlar.component \
 *     --add-exports dev.ashlar.component/dev.ashlar.component.{abi,binary,host,runtime}=ALL-UNNAMED \
 *     --add-exports dev.ashlar.engine/dev.ashlar.engine.runtime=ALL-UNNAMED bench/trials/HostCalls.java
 * </pre>
 *
 * (one {@code --add-exports} per package).
 */
public final class HostCalls {
    public record Point(int x, int y, double weight) {}

    public interface Functions {
        int add(int a, int b);

        int length(String text);

        String text(int n);

        Point point(Point p);

        int run(int n);

    }

    public interface Host {
        int host(int n);
    }

    private static final ValType POINT = new ValType.RecordOf(List.of(
            new ValType.Field("x", Primitive.S32),
            new ValType.Field("y", Primitive.S32),
            new ValType.Field("weight", Primitive.F64)));

    private static final int LOOPS = 1000;
    private static volatile Object sink;

    public static void main(String[] args) throws Throwable {
        measureGeneration();
        var guest = new Guest();
        MethodHandle add = guest.handle("add", type(Primitive.S32, Primitive.S32, Primitive.S32));
        MethodHandle length = guest.handle("length", type(Primitive.S32, Primitive.STRING));
        MethodHandle text = guest.handle("text", type(Primitive.STRING, Primitive.S32));
        MethodHandle point = guest.handle("point", type(POINT, POINT));
        MethodHandle run = guest.handle("run", type(Primitive.S32, Primitive.S32));
        BoundExport dynamicAdd = guest.dynamic("add", type(Primitive.S32, Primitive.S32, Primitive.S32));
        BoundExport dynamicLength = guest.dynamic("length", type(Primitive.S32, Primitive.STRING));
        BoundExport dynamicPoint = guest.dynamic("point", type(POINT, POINT));
        MethodHandle coreAdd = guest.instance.function("add").handle();
        String ascii = "x".repeat(100);
        String wide = "ж".repeat(100);
        Point p = new Point(1, 2, 3);
        List<Value> two = List.of(new Value.S32(1), new Value.S32(2));
        List<Value> string = List.of(new Value.Str(ascii));
        var fields = new java.util.LinkedHashMap<String, Value>();
        fields.put("x", new Value.S32(1));
        fields.put("y", new Value.S32(2));
        fields.put("weight", new Value.F64(3));
        List<Value> recordValue = List.of(Value.RecordOf.of(fields));

        Case[] cases = {
            new Case("core function, (i32, i32) -> i32", n -> {
                int sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += (int) coreAdd.invokeExact(i, 2);
                }
                return sum;
            }, 1),
            new Case("add(s32, s32) -> s32", n -> {
                int sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += (int) add.invokeExact(i, 2);
                }
                return sum;
            }, 1),
            new Case("length(string of 100 ASCII) -> s32", n -> {
                int sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += (int) length.invokeExact((Object) ascii);
                }
                return sum;
            }, 1),
            new Case("length(string of 100 Cyrillic) -> s32", n -> {
                int sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += (int) length.invokeExact((Object) wide);
                }
                return sum;
            }, 1),
            new Case("text(s32) -> string of 100 ASCII", n -> {
                int sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += ((String) (Object) text.invokeExact(100)).length();
                }
                return sum;
            }, 1),
            new Case("point(record of 3) -> record of 3", n -> {
                int sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += ((Point) (Object) point.invokeExact((Object) p)).x();
                }
                return sum;
            }, 1),
            new Case("component -> host, (s32) -> s32", n -> (int) run.invokeExact(n), 1),
            new Case("dynamic add", n -> {
                for (int i = 0; i < n; i++) {
                    sink = dynamicAdd.call(two);
                }
                return 0;
            }, 1),
            new Case("dynamic length of 100 ASCII", n -> {
                for (int i = 0; i < n; i++) {
                    sink = dynamicLength.call(string);
                }
                return 0;
            }, 1),
            new Case("dynamic point", n -> {
                for (int i = 0; i < n; i++) {
                    sink = dynamicPoint.call(recordValue);
                }
                return 0;
            }, 1),
        };
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        double[] best = new double[cases.length];
        long[] bytes = new long[cases.length];
        Arrays.fill(best, Double.MAX_VALUE);
        for (int round = 0; round < 40; round++) {
            for (int c = 0; c < cases.length; c++) {
                long end = System.nanoTime() + 25_000_000;
                while (System.nanoTime() < end) {
                    long allocated = threads.getThreadAllocatedBytes(self);
                    long start = System.nanoTime();
                    sink = cases[c].work.run(LOOPS);
                    double time = (System.nanoTime() - start) / (double) LOOPS;
                    if (time < best[c]) {
                        best[c] = time;
                        bytes[c] = (threads.getThreadAllocatedBytes(self) - allocated) / LOOPS;
                    }
                }
            }
        }
        for (int c = 0; c < cases.length; c++) {
            System.out.printf(Locale.ROOT, "%-42s %7.1f ns %6d B%n", cases[c].name, best[c], bytes[c]);
        }
    }

    private static void measureGeneration() throws Throwable {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 300; i++) {
            long start = System.nanoTime();
            var guest = new Guest();
            MethodHandle point = guest.handle("point", type(POINT, POINT));
            long before = System.nanoTime();
            sink = (Object) point.invokeExact((Object) new Point(1, 2, 3));
            best = Math.min(best, (System.nanoTime() - before) / 1e3);
            if (i == 0) {
                System.out.printf(
                        Locale.ROOT,
                        "first of all: everything %.0f ms, generating and calling %.1f ms%n",
                        (before - start) / 1e6,
                        (System.nanoTime() - before) / 1e6);
            }
        }
        System.out.printf(Locale.ROOT, "generating and calling later %.0f us%n", best);
    }

    interface Work {
        Object run(int n) throws Throwable;
    }

    record Case(String name, Work work, int calls) {}

    private static ComponentFunctionType type(ValType result, ValType... parameters) {
        return new ComponentFunctionType(
                false,
                java.util.stream.IntStream.range(0, parameters.length)
                        .mapToObj(i -> new Parameter("p" + i, parameters[i]))
                        .toList(),
                Optional.of(result));
    }

    /** The guest, written in bytes: functions as in {@link Functions}, realloc always at 1,024. */
    private static final class Guest {
        final Abi abi = new Abi(PointerType.I32);
        final Instance instance;
        final LinearMemory memory;
        final InstanceState state;

        Guest() {
            Engine engine = Engine.create();
            Store store = engine.newStore();
            Method method = method("host");
            var implementation = (Host) n -> n + 1;
            var function = new StaticHostFunction(
                    method,
                    MethodHandles.lookup(),
                    Optional.of(context -> implementation),
                    ResourceWrapper.NONE,
                    (context, arguments) -> {
                        throw new IllegalStateException();
                    });
            HostImport host = HostImport.of(
                    type(Primitive.S32, Primitive.S32), StringEncoding.UTF8, abi, method, MethodHandles.lookup());
            var late = new Late();
            var entry = ((StoreAccess) store).entry();
            var imported =
                    ((EngineAccess) engine).hostFunctions(host.coreType()).make(entry, late);
            instance = ((StoreAccess) store).instantiate(engine.compile(module()), List.of(imported));
            memory = (LinearMemory) instance.memory("memory");
            memory.write(2048, "y".repeat(100).getBytes());
            memory.writeInt(16, 2048);
            memory.writeInt(20, 100);
            state = new InstanceState(new Composition(entry, 1000, null), null, "guest");
            late.target = host.bind(
                    new HostBoundary(
                            state, new HostCallSite("guest", "", "g"), new RuntimeResource[0], memory, realloc()),
                    function);
        }

        private static final class Late extends HostTarget {
            HostTarget target;

            @Override
            protected HostTarget resolve() {
                return target;
            }
        }

        MethodHandle realloc() {
            return instance.function("realloc").handle();
        }

        GuestBoundary boundary() {
            return new GuestBoundary(state, new RuntimeResource[0], memory, realloc());
        }

        MethodHandle handle(String name, ComponentFunctionType type) {
            HostExport code = HostExport.of(type, StringEncoding.UTF8, abi, method(name), MethodHandles.lookup());
            return code.bind(boundary(), function(name), null, ResourceWrapper.NONE);
        }

        BoundExport dynamic(String name, ComponentFunctionType type) {
            return HostExport.dynamic(type, StringEncoding.UTF8, abi).bind(boundary(), function(name), null);
        }

        private Function function(String name) {
            return instance.function(name);
        }

        private static Method method(String name) {
            Class<?> type = name.equals("host") ? Host.class : Functions.class;
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        private static byte[] module() {
            int i = 0x7F;
            int d = 0x7C;
            var out = new ByteArrayOutputStream();
            out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
            section(out, 1, b(5, //
                    0x60, 4, i, i, i, i, 1, i, // 0 realloc
                    0x60, 2, i, i, 1, i, // 1 add, length
                    0x60, 1, i, 1, i, // 2 text, run, g
                    0x60, 3, i, i, d, 1, i, // 3 point
                    0x60, 0, 0));
            section(out, 2, b(1, 1, 'h', 1, 'g', 0, 2));
            section(out, 3, b(6, 0, 1, 1, 2, 3, 2));
            section(out, 5, b(1, 0, 1));
            var exports = new ByteArrayOutputStream();
            exports.writeBytes(b(7, 6));
            exports.writeBytes("memory".getBytes());
            exports.writeBytes(b(2, 0));
            String[] names = {"realloc", "add", "length", "text", "point", "run"};
            for (int n = 0; n < names.length; n++) {
                exports.write(names[n].length());
                exports.writeBytes(names[n].getBytes());
                exports.writeBytes(b(0, n + 1));
            }
            section(out, 7, exports.toByteArray());
            var code = new ByteArrayOutputStream();
            code.write(6);
            body(code, b(0, 0x41, 0x80, 0x08, 0x0B)); // 1024
            body(code, b(0, 0x20, 0, 0x20, 1, 0x6A, 0x0B));
            body(code, b(0, 0x20, 1, 0x0B));
            body(code, b(0, 0x41, 16, 0x0B));
            body(code, b(0, 0x41, 32, 0x20, 0, 0x36, 2, 0, 0x41, 32, 0x20, 1, 0x36, 2, 4, //
                    0x41, 32, 0x20, 2, 0x39, 3, 8, 0x41, 32, 0x0B));
            // local 1 = 0; loop { local 1 = g(local 1); if (--local 0) continue }
            body(code, b(1, 1, i, 0x03, 0x40, 0x20, 1, 0x10, 0, 0x21, 1, 0x20, 0, 0x41, 1, 0x6B, 0x22, 0, 0x0D, 0, 0x0B, //
                    0x20, 1, 0x0B));
            section(out, 10, code.toByteArray());
            return out.toByteArray();
        }

        private static void body(ByteArrayOutputStream out, byte[] body) {
            out.write(body.length);
            out.writeBytes(body);
        }

        private static void section(ByteArrayOutputStream out, int id, byte[] content) {
            out.write(id);
            if (content.length > 127) {
                out.write(content.length & 0x7F | 0x80);
                out.write(content.length >> 7);
            } else {
                out.write(content.length);
            }
            out.writeBytes(content);
        }

        private static byte[] b(int... bytes) {
            byte[] result = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                result[i] = (byte) bytes[i];
            }
            return result;
        }
    }
}
