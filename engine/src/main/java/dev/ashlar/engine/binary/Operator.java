package dev.ashlar.engine.binary;

import dev.ashlar.engine.Feature;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an instruction from its opcode alone.
 *
 * @param opcode as in {@link Opcodes}
 * @param name in the text format
 * @param signature operand types, a colon and result types, in the letters i, l, f, d and v of i32, i64, f32, f64 and
 *     v128; or {@code *} where the types depend on the immediates or on the operand stack. The first {@code i} of a
 *     memory access is the address, for a memory with 32-bit addresses.
 * @param packedSignature the signature as an int, for inner loops. Three bits stand for a type, 0x80 minus its
 *     {@link ValType} code, or 0 for none: the lowest for the result, then those for the operands, the last operand
 *     first. -1 where the opcode alone does not say.
 * @param limit for {@link Immediate#MEMARG} the base-two logarithm of the bytes accessed, which bounds the alignment;
 *     for {@link Immediate#LANE} the number of lanes
 * @param feature that it belongs to, null for WebAssembly 1.0
 */
public record Operator(
        int opcode,
        String name,
        String signature,
        int packedSignature,
        Immediate immediate,
        int limit,
        @Nullable Feature feature) {
    private static final int SUBOPCODES = 0x200;
    private static final @Nullable Operator[] PLAIN = new Operator[0x100];
    private static final @Nullable Operator[][] PREFIXED = new @Nullable Operator[0x100][];
    private static final Map<String, Operator> BY_NAME = new HashMap<>();

    static {
        Feature feature = null;
        for (String line : OperatorTable.TEXT.split("\n")) {
            if (line.startsWith("#")) {
                feature = feature(line.substring(2));
            } else {
                add(parse(line.split(" "), feature));
            }
        }
    }

    /** The operator with an opcode without prefix or, as {@link Opcodes#prefixed} makes it, with one. */
    public static @Nullable Operator of(int opcode) {
        if (opcode >>> 16 == 0) {
            return opcode < PLAIN.length ? PLAIN[opcode] : null;
        }
        @Nullable Operator[] group = opcode >>> 24 == 0 ? PREFIXED[opcode >>> 16] : null;
        int number = opcode & 0xFFFF;
        return group != null && number < group.length ? group[number] : null;
    }

    /** The operator with that name in the text format, the shorter one where there are two. */
    public static Operator named(String name) {
        Operator operator = BY_NAME.get(name);
        if (operator == null) {
            throw new IllegalArgumentException("no instruction has the name " + name);
        }
        return operator;
    }

    /** Whether operands and results are known from the opcode alone. */
    public boolean hasFixedSignature() {
        return packedSignature >= 0;
    }

    /** A packed signature whose first operand is an address, with an address of 64 bits instead of 32. */
    public static int withLongAddress(int packed) {
        return packed + Integer.highestOneBit(packed); // typeNumber('i') is 1, typeNumber('l') is 2
    }

    private static int pack(String signature) {
        int colon = signature.indexOf(':');
        if (colon < 0) {
            return -1;
        }
        int packed = 0;
        for (int i = 0; i < colon; i++) {
            packed = packed << 3 | typeNumber(signature.charAt(i));
        }
        return packed << 3 | (colon + 1 < signature.length() ? typeNumber(signature.charAt(colon + 1)) : 0);
    }

    private static int typeNumber(char letter) {
        return "ilfdv".indexOf(letter) + 1;
    }

    private static Operator parse(String[] columns, @Nullable Feature feature) {
        String[] immediate = (columns.length > 3 ? columns[3] : "none").split("/");
        return new Operator(
                Integer.parseInt(columns[0], 16),
                columns[1],
                columns[2],
                pack(columns[2]),
                Immediate.valueOf(immediate[0].toUpperCase(Locale.ROOT)),
                immediate.length > 1 ? Integer.parseInt(immediate[1]) : 0,
                feature);
    }

    private static void add(Operator operator) {
        BY_NAME.putIfAbsent(operator.name, operator);
        int prefix = operator.opcode >>> 16;
        if (prefix == 0) {
            PLAIN[operator.opcode] = operator;
            return;
        }
        @Nullable Operator[] group = PREFIXED[prefix];
        if (group == null) {
            group = new Operator[SUBOPCODES];
            PREFIXED[prefix] = group;
        }
        group[operator.opcode & 0xFFFF] = operator;
    }

    private static @Nullable Feature feature(String label) {
        for (Feature feature : Feature.values()) {
            if (feature.toString().equals(label)) {
                return feature;
            }
        }
        return null;
    }
}
