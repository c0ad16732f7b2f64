package dev.ashlar.engine.runtime.simd;

import dev.ashlar.engine.binary.Immediate;
import dev.ashlar.engine.binary.Operator;
import org.jspecify.annotations.Nullable;

/**
 * A SIMD instruction and how generated code calls the helper that does it.
 *
 * @param operator what the binary format says of it
 * @param shape how the halves of the result are made
 * @param lanes the lanes it works on; those of a memory access are what is loaded or stored
 */
public record SimdOp(Operator operator, SimdShape shape, Lanes lanes) {

    /** A public static method of a class in this package. */
    public record Helper(Class<?> owner, String name, String descriptor) {}

    /** The instruction with this opcode, or null if there is none. */
    public static @Nullable SimdOp of(int opcode) {
        return SimdOps.of(opcode);
    }

    /** The number after the prefix byte {@code 0xFD}. */
    public int opcode() {
        return operator.opcode() & 0xFFFF;
    }

    /** The name in the text format, such as {@code i8x16.add}. */
    public String name() {
        return operator.name();
    }

    /** As {@link Operator#signature}. */
    public String signature() {
        return operator.signature();
    }

    /** Whether a lane immediate follows, be it behind one for the memory. */
    public boolean hasLane() {
        return operator.immediate() == Immediate.LANE || operator.immediate() == Immediate.MEMARG_LANE;
    }

    /** Whether there are helpers for halves of vectors. */
    public boolean hasHelper() {
        return shape == SimdShape.LOAD_EXTEND || shape.hasHelper() && lanes.bytes() < Integer.BYTES;
    }

    /** How many lanes a lane immediate can name. */
    public int laneCount() {
        return lanes.count();
    }

    /** How many bytes of memory are read or written; zero if it is no memory access. */
    public int accessBytes() {
        return shape.isMemory() ? 1 << naturalAlignment() : 0;
    }

    /** The base-two logarithm of {@link #accessBytes}: the largest alignment that a memory immediate may have. */
    public int naturalAlignment() {
        return operator.limit();
    }

    /** The name without the lanes, in camel case, such as {@code addSatS}. */
    public String mnemonic() {
        return camelCase(name().substring(name().indexOf('.') + 1));
    }

    /** The helper, if the shape has one for the whole instruction. */
    public Helper helper() {
        if (shape.isSplit()) {
            throw new IllegalStateException(name() + " has a helper for each half: ask for helperLo and helperHi");
        }
        return helper("");
    }

    /** The helper for the low half, if the shape has one for each. */
    public Helper helperLo() {
        return half("Lo");
    }

    /** The helper for the high half, if the shape has one for each. */
    public Helper helperHi() {
        return half("Hi");
    }

    private Helper half(String suffix) {
        if (!shape.isSplit()) {
            throw new IllegalStateException(name() + " has no helper for each half: its shape is " + shape);
        }
        return helper(suffix);
    }

    private Helper helper(String suffix) {
        if (!hasHelper()) {
            throw new IllegalStateException(name() + " has no helper: its shape is " + shape);
        }
        return new Helper(owner(), methodName() + suffix, shape.descriptor());
    }

    private Class<?> owner() {
        if (shape == SimdShape.LOAD_EXTEND) {
            return Extend.class;
        }
        return lanes == Lanes.I8X16 ? I8x16.class : I16x8.class;
    }

    private String methodName() {
        return switch (shape) {
            case LOAD_EXTEND -> (name().endsWith("s") ? "s" : "u") + lanes.bytes() * 8;
            case LOAD_SPLAT -> "splat";
            case LOAD_LANE -> "replaceLane";
            case STORE_LANE -> "extractLaneU";
            default -> mnemonic();
        };
    }

    private static String camelCase(String words) {
        StringBuilder camel = new StringBuilder();
        for (String word : words.split("_")) {
            camel.append(camel.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)))
                    .append(word, 1, word.length());
        }
        return camel.toString();
    }
}
