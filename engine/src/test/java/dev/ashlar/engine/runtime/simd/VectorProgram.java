package dev.ashlar.engine.runtime.simd;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.MEMORY;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.leb;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.section;

import dev.ashlar.engine.V128;
import dev.ashlar.engine.binary.Immediate;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A random function (v128, v128) → v128, as a module and as what the reference makes of it. Lanes of a result of floating-point
 * arithmetic that are no numbers become zero, since engines may differ in them.
 */
final class VectorProgram {
    private static final int LOCALS = 7;
    private static final String VECTOR = "7B";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final Set<String> ARITHMETIC = Set.of(
            "add",
            "sub",
            "mul",
            "div",
            "min",
            "max",
            "sqrt",
            "ceil",
            "floor",
            "trunc",
            "nearest",
            "relaxed_min",
            "relaxed_max",
            "relaxed_madd",
            "relaxed_nmadd");

    private static final List<Operator> OPERATIONS = IntStream.range(0, 0x200)
            .mapToObj(number -> Operator.of(Opcodes.prefixed(Opcodes.PREFIX_SIMD, number)))
            .filter(Objects::nonNull)
            .filter(op -> op.immediate() == Immediate.NONE && op.signature().matches("v+:v|vi:v"))
            .toList();

    private final StringBuilder code = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private final List<Consumer<State>> steps = new ArrayList<>();
    private final Random random;
    private int depth;

    private static final class State {
        final Deque<V128> stack = new ArrayDeque<>();
        final V128[] locals = new V128[LOCALS];
    }

    VectorProgram(Random random, int size) {
        this.random = random;
        for (int i = 0; i < size; i++) {
            while (depth < 3) {
                push();
            }
            step();
        }
        while (depth > 1) {
            operation(Operator.named("v128.xor"));
        }
    }

    byte[] binary() {
        return module(
                section(TYPE, "60 02 7B 7B 01 7B", "60 01 7B 01 7B"),
                section(FUNCTION, "00", "01"),
                section(MEMORY, "00 01"),
                section(EXPORT, name("run") + "00 00"),
                section(CODE, body("01" + leb(LOCALS - 2) + VECTOR + code + "0B"), body("00 20 00 0B")));
    }

    V128 evaluate(V128 first, V128 second) {
        State state = new State();
        Arrays.fill(state.locals, new V128(0, 0));
        state.locals[0] = first;
        state.locals[1] = second;
        steps.forEach(step -> step.accept(state));
        return state.stack.pop();
    }

    @Override
    public String toString() {
        return String.join(" ", names);
    }

    private void emit(String name, String bytes, int change, Consumer<State> meaning) {
        names.add(name);
        code.append(bytes);
        depth += change;
        steps.add(meaning);
    }

    private void push() {
        int local = random.nextInt(LOCALS);
        if (random.nextInt(4) == 0) {
            V128 value = SimdInput.random(random, 1).a();
            emit("const", "FD 0C" + hex(value), 1, state -> state.stack.push(value));
        } else {
            emit("get" + local, "20" + leb(local), 1, state -> state.stack.push(state.locals[local]));
        }
    }

    private void step() {
        int local = random.nextInt(LOCALS);
        switch (random.nextInt(24)) {
            case 0, 1 -> emit("set" + local, "21" + leb(local), -1, state -> state.locals[local] = state.stack.pop());
            case 2 -> tee(local);
            case 3, 4 -> push();
            case 5 -> shuffle();
            case 6 -> emit("memory", "21 06 41 03 20 06 FD 0B 00 00 41 03 FD 00 00 00", 0, VectorProgram::through6);
            case 7 -> emit("call", "10 01", 0, state -> {});
            case 8 -> emit("block", "21 06 02 7B 20 06 41 01 0D 00 1A 20 00 0B", 0, VectorProgram::through6);
            case 9 -> emit("loop", "03 01 0B", 0, state -> {});
            case 10 -> {
                boolean first = random.nextBoolean();
                emit("select", "41" + (first ? "01" : "00") + "1B", -1, state -> {
                    V128 upper = state.stack.pop();
                    if (!first) {
                        state.stack.pop();
                        state.stack.push(upper);
                    }
                });
            }
            case 11 -> replace();
            default -> operation(OPERATIONS.get(random.nextInt(OPERATIONS.size())));
        }
    }

    private static void through6(State state) {
        state.locals[6] = state.stack.element();
    }

    private void tee(int local) {
        emit("tee" + local, "22" + leb(local), 0, state -> state.locals[local] = state.stack.element());
    }

    private void operation(Operator op) {
        int count = random.nextInt(128);
        boolean shift = op.signature().equals("vi:v");
        int operands = shift ? 1 : op.signature().indexOf(':');
        emit(op.name(), (shift ? "41" + leb(count) : "") + opcode(op), 1 - operands, state -> {
            V128 c = operands > 2 ? state.stack.pop() : new V128(0, 0);
            V128 b = operands > 1 ? state.stack.pop() : new V128(0, 0);
            V128 a = state.stack.pop();
            SimdInput in = new SimdInput(a, b, c, count, 0, c);
            state.stack.push((V128) SimdReference.run(op.name(), in));
        });
        if (makesNans(op)) {
            tee(6);
            emit("get6", "20 06", 1, state -> state.stack.push(state.locals[6]));
            emit("get6", "20 06", 1, state -> state.stack.push(state.locals[6]));
            operation(Operator.named(op.name().startsWith("f32") ? "f32x4.eq" : "f64x2.eq"));
            operation(Operator.named("v128.and"));
            tee(6);
        }
    }

    private static boolean makesNans(Operator op) {
        String mnemonic = op.name().substring(op.name().indexOf('.') + 1);
        return op.name().startsWith("f")
                && (ARITHMETIC.contains(mnemonic) || mnemonic.startsWith("promote") || mnemonic.startsWith("demote"));
    }

    /** Indices of single bytes, or of whole lanes. */
    private void shuffle() {
        int bytes = 1 << random.nextInt(4);
        long[] halves = new long[2];
        for (int i = 0; i < 16; i += bytes) {
            int from = random.nextInt(32 / bytes) * bytes;
            for (int k = 0; k < bytes; k++) {
                halves[(i + k) / 8] |= (long) (from + k) << (i + k) % 8 * 8;
            }
        }
        V128 indices = new V128(halves[0], halves[1]);
        emit("shuffle" + bytes, "FD 0D" + hex(indices), -1, state -> {
            V128 b = state.stack.pop();
            V128 a = state.stack.pop();
            state.stack.push((V128) SimdReference.run("i8x16.shuffle", new SimdInput(a, b, b, 0, 0, indices)));
        });
    }

    /** A lane of the top replaces one of the vector below. */
    private void replace() {
        String lanes =
                List.of("i8x16", "i16x8", "i32x4", "i64x2", "f32x4", "f64x2").get(random.nextInt(6));
        String sign = lanes.equals("i8x16") || lanes.equals("i16x8") ? "_u" : "";
        Operator extract = Operator.named(lanes + ".extract_lane" + sign);
        Operator replace = Operator.named(lanes + ".replace_lane");
        int from = random.nextInt(extract.limit());
        int to = random.nextInt(extract.limit());
        emit("replace", opcode(extract) + leb(from) + opcode(replace) + leb(to), -1, state -> {
            V128 b = state.stack.pop();
            V128 a = state.stack.pop();
            long lane = (long) SimdReference.run(extract.name(), new SimdInput(b, b, b, 0, from, b));
            state.stack.push((V128) SimdReference.run(replace.name(), new SimdInput(a, a, a, lane, to, a)));
        });
    }

    private static String opcode(Operator op) {
        return "FD" + leb(op.opcode() & 0xFFFF);
    }

    private static String hex(V128 value) {
        return HEX.toHexDigits(Long.reverseBytes(value.low())) + HEX.toHexDigits(Long.reverseBytes(value.high()));
    }
}
