package dev.ashlar.engine.link;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.runtime.ArrayObject;
import dev.ashlar.engine.runtime.Casts;
import dev.ashlar.engine.runtime.ExecutionContext;
import dev.ashlar.engine.runtime.GlobalCell;
import dev.ashlar.engine.runtime.ModuleInstance;
import dev.ashlar.engine.runtime.StructObject;
import java.util.Arrays;
import java.util.OptionalLong;
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
    private long[] highs = new long[8];
    private @Nullable Object[] refs = new @Nullable Object[8];
    private int size;

    ConstantExpression(ModuleInfo info, ModuleInstance instance) {
        this.info = info;
        this.instance = instance;
    }

    /** The address that an expression is, if it is one constant; unsigned. */
    static OptionalLong constantAddress(ModuleInfo info, int offset) {
        BinaryReader in = new BinaryReader(info.bytes(), offset, info.bytes().length);
        int opcode = in.u8();
        if (opcode != Opcodes.I32_CONST && opcode != Opcodes.I64_CONST) {
            return OptionalLong.empty();
        }
        long value = opcode == Opcodes.I32_CONST ? in.s32() & 0xFFFF_FFFFL : in.s64();
        return in.u8() == Opcodes.END ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** The result: bits of a number, or the lower half of a vector. */
    long bits() {
        return stack[0];
    }

    /** The result as an unsigned address. */
    long address(boolean index64) {
        return index64 ? stack[0] : stack[0] & 0xFFFF_FFFFL;
    }

    long high() {
        return highs[0];
    }

    @Nullable Object ref() {
        return refs[0];
    }

    void evaluate(int offset) {
        BinaryReader in = new BinaryReader(info.bytes(), offset, info.bytes().length);
        size = 0;
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
                push(in.f64Bits(), in.f64Bits(), null);
            }
            case Opcodes.GLOBAL_GET -> global(in.u32());
            case Opcodes.REF_NULL -> {
                in.s33();
                push(0, 0, null);
            }
            case Opcodes.REF_FUNC -> push(0, 0, ModuleInstance.function(instance, in.u32()));
            case Opcodes.PREFIX_GC -> aggregate(Opcodes.prefixed(Opcodes.PREFIX_GC, in.u32()), in);
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
        push(value, 0, null);
    }

    private void push(long bits, long high, @Nullable Object ref) {
        if (size == stack.length) {
            stack = Arrays.copyOf(stack, size * 2);
            highs = Arrays.copyOf(highs, size * 2);
            refs = Arrays.copyOf(refs, size * 2);
        }
        stack[size] = bits;
        highs[size] = high;
        refs[size++] = ref;
    }

    // ---- structs, arrays and i31

    private void aggregate(int opcode, BinaryReader in) {
        ExecutionContext exec = instance.entry().exec();
        switch (opcode) {
            case Opcodes.STRUCT_NEW -> {
                StructObject struct = StructClasses.make(instance.types[in.u32()], exec);
                for (int i = struct.fieldCount() - 1; i >= 0; i--) {
                    size--;
                    struct.initialise(i, stack[size], highs[size], refs[size]);
                }
                push(0, 0, struct);
            }
            case Opcodes.STRUCT_NEW_DEFAULT -> push(0, 0, StructClasses.make(instance.types[in.u32()], exec));
            case Opcodes.ARRAY_NEW -> {
                int length = (int) stack[--size];
                ArrayObject array = array(in.u32(), length, exec);
                size--;
                array.initialise(0, length, stack[size], highs[size], refs[size]);
                push(0, 0, array);
            }
            case Opcodes.ARRAY_NEW_DEFAULT -> {
                int length = (int) stack[--size];
                push(0, 0, array(in.u32(), length, exec));
            }
            case Opcodes.ARRAY_NEW_FIXED -> {
                int type = in.u32();
                int length = in.u32();
                ArrayObject array = array(type, length, exec);
                for (int i = length - 1; i >= 0; i--) {
                    size--;
                    array.initialise(i, 1, stack[size], highs[size], refs[size]);
                }
                push(0, 0, array);
            }
            case Opcodes.REF_I31 -> {
                int value = (int) stack[--size];
                push(0, 0, Casts.i31(value, exec));
            }
            default -> {} // conversions between any and extern change nothing
        }
    }

    private ArrayObject array(int type, int length, ExecutionContext exec) {
        return ArrayObject.make(length, ModuleInstance.runtimeType(instance, type), exec);
    }

    private void global(int index) {
        GlobalCell cell = instance.globals[index];
        if (cell == null) {
            push(instance.getGlobal(index));
        } else {
            push(cell.bits, cell.high, cell.ref);
        }
    }
}
