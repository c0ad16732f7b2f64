package dev.ashlar.engine.link;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.runtime.GlobalCell;
import dev.ashlar.engine.runtime.ModuleInstance;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates constant expressions, straight from their bytes.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">Core spec: constant
 *     expressions</a>
 */
final class ConstantExpression {
    private final ModuleInfo info;
    private final ModuleInstance instance;
    private long[] stack = new long[8];
    private int size;
    private long high;
    private @Nullable Object ref;

    ConstantExpression(ModuleInfo info, ModuleInstance instance) {
        this.info = info;
        this.instance = instance;
    }

    /** The value of an expression that is one {@code i32.const}. */
    static OptionalInt constantI32(ModuleInfo info, int offset) {
        BinaryReader in = new BinaryReader(info.bytes(), offset, info.bytes().length);
        if (in.u8() != Opcodes.I32_CONST) {
            return OptionalInt.empty();
        }
        int value = in.s32();
        return in.u8() == Opcodes.END ? OptionalInt.of(value) : OptionalInt.empty();
    }

    /** The result: bits of a number, or the lower half of a vector. */
    long bits() {
        return stack[0];
    }

    long high() {
        return high;
    }

    @Nullable Object ref() {
        return ref;
    }

    void evaluate(int offset) {
        BinaryReader in = new BinaryReader(info.bytes(), offset, info.bytes().length);
        size = 0;
        high = 0;
        ref = null;
        for (int opcode = in.u8(); opcode != Opcodes.END; opcode = in.u8()) {
            step(opcode, in);
        }
    }

    private void step(int opcode, BinaryReader in) {
        switch (opcode) {
            case Opcodes.I32_CONST -> push(in.s32());
            case Opcodes.I64_CONST -> push(in.s64());
            case Opcodes.F32_CONST -> push(in.f32Bits());
            case Opcodes.F64_CONST -> push(in.f64Bits());
            case Opcodes.PREFIX_SIMD -> {
                in.u32();
                push(in.f64Bits());
                high = in.f64Bits();
            }
            case Opcodes.GLOBAL_GET -> global(in.u32());
            case Opcodes.REF_NULL -> {
                in.s33();
                ref = null;
            }
            case Opcodes.REF_FUNC -> ref = ModuleInstance.function(instance, in.u32());
            default -> arithmetic(opcode);
        }
    }

    private void arithmetic(int opcode) {
        long right = stack[--size];
        long left = stack[--size];
        push(
                switch (opcode) {
                    case Opcodes.I32_ADD -> (int) (left + right);
                    case Opcodes.I32_SUB -> (int) (left - right);
                    case Opcodes.I32_MUL -> (int) (left * right);
                    case Opcodes.I64_ADD -> left + right;
                    case Opcodes.I64_SUB -> left - right;
                    case Opcodes.I64_MUL -> left * right;
                    default -> throw new IllegalStateException("opcode " + opcode + " in a constant expression");
                });
    }

    private void push(long value) {
        if (size == stack.length) {
            stack = Arrays.copyOf(stack, size * 2);
        }
        stack[size++] = value;
    }

    private void global(int index) {
        GlobalCell cell = instance.globals[index];
        if (cell == null) {
            push(instance.getGlobal(index));
        } else {
            push(cell.bits);
            high = cell.high;
            ref = cell.ref;
        }
    }
}
