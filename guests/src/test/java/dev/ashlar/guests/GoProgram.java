package dev.ashlar.guests;

import dev.ashlar.engine.Memory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The host of a program that Go compiled for {@code GOOS=js}: what Go's own {@code wasm_exec.js} does in a browser. An
 * import gets Go's stack pointer and finds its arguments in memory above it. A value of JavaScript is 64 bits: a number
 * other than zero as itself, anything else as a NaN that holds a reference and its type.
 */
final class GoProgram {
    private static final String IMPORTS = "gojs";
    private static final int ARGUMENTS = 4096;
    private static final int NAN_HEAD = 0x7ff8_0000;
    private static final int PIPE = 0x1000;

    private final Guest guest;
    private final List<Object> values = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final Map<Object, Integer> ids = new IdentityHashMap<>();
    private final JsObject self = new JsObject();
    private final Map<Integer, Long> timeouts = new TreeMap<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayInputStream input;
    private final long start = System.nanoTime();
    private int nextTimeout = 1;
    private Integer exitCode;

    /** An import with Go's stack pointer. */
    private interface Import {
        void call(int sp);
    }

    GoProgram(Guest guest, String input) {
        this.guest = guest;
        this.input = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        for (Object value : new Object[] {Double.NaN, 0.0, null, true, false, globals(), self}) {
            values.add(value);
            counts.add(Integer.MAX_VALUE / 2);
        }
        ids.put(values.get(5), 5);
        ids.put(self, 6);
        self.with("_pendingEvent", null)
                .withMethod("_makeFuncWrapper", (_, arguments) -> wrapper(arguments.getFirst()));
        defineRuntime();
        defineValues();
        defineCalls();
        defineBytes();
    }

    /** What the program wrote to standard output and standard error. */
    String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    /** Runs the program to its end and returns its exit code. */
    int run(String... arguments) throws InterruptedException {
        guest.instantiate();
        guest.useMemory("mem");
        guest.call("run", arguments.length, writeArguments(arguments));
        while (exitCode == null && !timeouts.isEmpty()) {
            var next = timeouts.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .orElseThrow();
            long wait = next.getValue() - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            guest.call("resume");
        }
        if (exitCode == null) {
            throw new IllegalStateException("the program waits for what will never happen; it wrote: " + output());
        }
        return exitCode;
    }

    private int writeArguments(String... arguments) {
        int at = ARGUMENTS;
        List<Integer> pointers = new ArrayList<>();
        for (String argument : arguments) {
            byte[] bytes = (argument + '\0').getBytes(StandardCharsets.UTF_8);
            memory().write(at, bytes);
            pointers.add(at);
            at = (at + bytes.length + 7) & -8;
        }
        int table = at;
        for (int pointer : pointers) {
            memory().writeLong(at, pointer);
            at += 8;
        }
        memory().writeLong(at, 0); // ends the arguments
        memory().writeLong(at + 8, 0); // ends the environment
        return table;
    }

    private Memory memory() {
        return guest.memory();
    }

    private void define(String name, Import body) {
        guest.host(IMPORTS, name, arguments -> {
            body.call((int) arguments[0]);
            return null;
        });
    }

    private void defineRuntime() {
        define("runtime.wasmExit", sp -> exitCode = memory().readInt(sp + 8));
        define(
                "runtime.wasmWrite",
                sp -> output.writeBytes(memory().read(memory().readLong(sp + 16), memory().readInt(sp + 24))));
        define("runtime.resetMemoryDataView", _ -> {});
        define("runtime.nanotime1", sp -> memory().writeLong(sp + 8, System.nanoTime() - start + 1));
        define("runtime.walltime", sp -> {
            long now = System.currentTimeMillis();
            memory().writeLong(sp + 8, now / 1000);
            memory().writeInt(sp + 16, (int) (now % 1000) * 1_000_000);
        });
        define("runtime.scheduleTimeoutEvent", sp -> {
            timeouts.put(nextTimeout, System.nanoTime() + memory().readLong(sp + 8) * 1_000_000);
            memory().writeInt(sp + 16, nextTimeout++);
        });
        define("runtime.clearTimeoutEvent", sp -> timeouts.remove(memory().readInt(sp + 8)));
        define("runtime.getRandomData", sp -> {
            byte[] bytes = new byte[(int) memory().readLong(sp + 16)];
            RandomGenerator.of("L64X128MixRandom").nextBytes(bytes);
            memory().write(memory().readLong(sp + 8), bytes);
        });
    }

    private void defineValues() {
        define("syscall/js.finalizeRef", sp -> release(memory().readInt(sp + 8)));
        define("syscall/js.stringVal", sp -> store(sp + 24, string(sp + 8)));
        define("syscall/js.valueGet", sp -> {
            Object result = JsObject.get(load(sp + 8), string(sp + 16));
            store(stackPointer() + 32, result);
        });
        define("syscall/js.valueSet", sp -> ((JsObject) load(sp + 8)).with(string(sp + 16), load(sp + 32)));
        define(
                "syscall/js.valueIndex",
                sp -> store(sp + 24, ((List<?>) load(sp + 8)).get((int) memory().readLong(sp + 16))));
        define(
                "syscall/js.valueLength",
                sp -> memory().writeLong(sp + 16, ((Double) JsObject.get(load(sp + 8), "length")).longValue()));
        define("syscall/js.valuePrepareString", sp -> {
            byte[] text = load(sp + 8).toString().getBytes(StandardCharsets.UTF_8);
            store(sp + 16, text);
            memory().writeLong(sp + 24, text.length);
        });
        define("syscall/js.valueLoadString", sp -> memory().write(memory().readLong(sp + 16), (byte[]) load(sp + 8)));
    }

    /** A call may come back into Go, which may move its stack meanwhile. */
    private void defineCalls() {
        define("syscall/js.valueCall", sp -> {
            Object target = load(sp + 8);
            String method = string(sp + 16);
            answer(56, () -> JsObject.call(target, method, loadAll(sp + 32)));
        });
        define("syscall/js.valueNew", sp -> {
            JsObject.Function constructor = (JsObject.Function) load(sp + 8);
            answer(40, () -> constructor.call(JsObject.UNDEFINED, loadAll(sp + 16)));
        });
    }

    private void answer(int offset, Supplier<Object> call) {
        Object result;
        boolean returned = true;
        try {
            result = call.get();
        } catch (JsObject.Thrown thrown) {
            result = thrown.error();
            returned = false;
        }
        int sp = stackPointer();
        store(sp + offset, result);
        memory().writeByte(sp + offset + 8, (byte) (returned ? 1 : 0));
    }

    private void defineBytes() {
        define("syscall/js.copyBytesToGo", sp -> {
            byte[] source = (byte[]) load(sp + 32);
            int length = (int) Math.min(memory().readLong(sp + 16), source.length);
            memory().write(memory().readLong(sp + 8), source, 0, length);
            memory().writeLong(sp + 40, length);
            memory().writeByte(sp + 48, (byte) 1);
        });
        define("syscall/js.copyBytesToJS", sp -> {
            byte[] target = (byte[]) load(sp + 8);
            int length = (int) Math.min(memory().readLong(sp + 24), target.length);
            memory().read(memory().readLong(sp + 16), target, 0, length);
            memory().writeLong(sp + 40, length);
            memory().writeByte(sp + 48, (byte) 1);
        });
    }

    private int stackPointer() {
        return guest.callInt("getsp");
    }

    private String string(long at) {
        return guest.text((int) memory().readLong(at), (int) memory().readLong(at + 8));
    }

    private List<Object> loadAll(long at) {
        long array = memory().readLong(at);
        List<Object> all = new ArrayList<>();
        for (long i = 0; i < memory().readLong(at + 8); i++) {
            all.add(load(array + i * 8));
        }
        return all;
    }

    private Object load(long at) {
        double number = Double.longBitsToDouble(memory().readLong(at));
        if (number == 0) {
            return JsObject.UNDEFINED;
        }
        return Double.isNaN(number) ? values.get(memory().readInt(at)) : number;
    }

    private void store(long at, Object value) {
        if (value == JsObject.UNDEFINED) {
            memory().writeLong(at, 0);
        } else if (value instanceof Double number && number != 0 && !number.isNaN()) {
            memory().writeLong(at, Double.doubleToLongBits(number));
        } else {
            memory().writeInt(at + 4, NAN_HEAD | typeFlag(value));
            memory().writeInt(at, reference(value));
        }
    }

    private static int typeFlag(Object value) {
        return switch (value) {
            case null -> 0;
            case Boolean _, Double _ -> 0;
            case String _ -> 2;
            case JsObject.Function _ -> 4;
            default -> 1;
        };
    }

    private int reference(Object value) {
        return switch (value) {
            case null -> 2;
            case Boolean flag -> flag ? 3 : 4;
            case Double number -> number.isNaN() ? 0 : 1;
            default -> {
                int id = ids.computeIfAbsent(value, this::newReference);
                counts.set(id, counts.get(id) + 1);
                yield id;
            }
        };
    }

    private int newReference(Object value) {
        values.add(value);
        counts.add(0);
        return values.size() - 1;
    }

    private void release(int id) {
        counts.set(id, counts.get(id) - 1);
        if (counts.get(id) == 0) {
            ids.remove(values.get(id));
            values.set(id, null);
        }
    }

    /** A function of Go: Go is resumed, finds the event and leaves its result there. */
    private JsObject.Function wrapper(Object id) {
        return new JsObject.Function((receiver, arguments) -> {
            JsObject event =
                    new JsObject().with("id", id).with("this", receiver).with("args", arguments);
            self.with("_pendingEvent", event);
            guest.call("resume");
            return JsObject.get(event, "result");
        });
    }

    private JsObject globals() {
        return new JsObject()
                .with("Object", new JsObject.Function((_, _) -> new JsObject()))
                .with("Array", new JsObject.Function((_, _) -> new ArrayList<>()))
                .with(
                        "Uint8Array",
                        new JsObject.Function((_, arguments) -> new byte[((Double) arguments.getFirst()).intValue()]))
                .with(
                        "Date",
                        new JsObject.Function((_, _) -> new JsObject().withMethod("getTimezoneOffset", (_, _) -> 0.0)))
                .with("path", new JsObject().withMethod("resolve", (_, arguments) -> arguments.getLast()))
                .with(
                        "process",
                        new JsObject().with("pid", 1.0).with("ppid", 0.0).withMethod("cwd", (_, _) -> "/"))
                .with("fs", fileSystem());
    }

    /** The standard streams; no files. */
    private JsObject fileSystem() {
        JsObject constants = new JsObject();
        for (String name : List.of("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_EXCL", "O_DIRECTORY")) {
            constants.with(name, -1.0);
        }
        JsObject files = new JsObject().with("constants", constants);
        files.withMethod("write", (_, arguments) -> {
            int length = integer(arguments.get(3));
            output.write((byte[]) arguments.get(1), integer(arguments.get(2)), length);
            return callBack(arguments, null, (double) length);
        });
        files.withMethod("read", (_, arguments) -> {
            int read = input.read((byte[]) arguments.get(1), integer(arguments.get(2)), integer(arguments.get(3)));
            return callBack(arguments, null, (double) Math.max(read, 0));
        });
        files.withMethod("fstat", (_, arguments) -> callBack(arguments, null, pipe()));
        files.withMethod("close", (_, arguments) -> callBack(arguments, (Object) null));
        for (String name : List.of("open", "stat", "lstat", "readdir", "readlink")) {
            files.withMethod(name, (_, arguments) -> callBack(arguments, new JsObject.Thrown("ENOENT", name).error()));
        }
        return files;
    }

    private static JsObject pipe() {
        JsObject status = new JsObject().with("mode", (double) PIPE).withMethod("isDirectory", (_, _) -> false);
        for (String name : List.of(
                "dev", "ino", "nlink", "uid", "gid", "rdev", "size", "blksize", "blocks", "atimeMs", "mtimeMs",
                "ctimeMs")) {
            status.with(name, 0.0);
        }
        return status;
    }

    /** The last argument of a file function is whom it tells. */
    private static Object callBack(List<Object> arguments, Object... answer) {
        return ((JsObject.Function) arguments.getLast())
                .call(JsObject.UNDEFINED, new ArrayList<>(Arrays.asList(answer)));
    }

    private static int integer(Object value) {
        return value instanceof Double number ? number.intValue() : 0;
    }
}
