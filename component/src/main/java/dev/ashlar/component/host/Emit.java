package dev.ashlar.component.host;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.ashlar.component.abi.ScalarKind;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.runtime.LinearMemory;
import dev.ashlar.engine.runtime.MemoryAccess;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Short sequences of instructions. */
final class Emit {
    static final ClassDesc BYTES = ClassDesc.ofDescriptor("[B");
    private static final ClassDesc MEMORY = ClassDesc.of(LinearMemory.class.getName());
    private static final ClassDesc ACCESS = ClassDesc.of(MemoryAccess.class.getName());

    /** Local variables that every generated method begins with. */
    static final int LINKAGE = 0;

    static final int SCOPE = 1;

    private Emit() {}

    static ClassDesc helper(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }

    static MethodTypeDesc type(ClassDesc result, ClassDesc... parameters) {
        return MethodTypeDesc.of(result, parameters);
    }

    static ClassDesc core(NumberType type) {
        return switch (type) {
            case I32 -> CD_int;
            case I64 -> CD_long;
            case F32 -> CD_float;
            case F64 -> CD_double;
            case V128 -> throw new IllegalArgumentException("no component-level value is passed as " + type);
        };
    }

    static TypeKind kind(NumberType type) {
        return TypeKind.from(core(type));
    }

    /** Stores what is on top of the stack in a new local variable. */
    static int toLocal(CodeBuilder code, ClassDesc type) {
        TypeKind kind = TypeKind.from(type);
        int local = code.allocateLocal(kind);
        code.storeLocal(kind, local);
        return local;
    }

    /** The memory's present array. It is another one after the guest has run. */
    static void bytes(CodeBuilder code) {
        code.aload(LINKAGE).getfield(GeneratedClass.LINKAGE, "memory", MEMORY).getfield(MEMORY, "bytes", BYTES);
    }

    static void address(CodeBuilder code, int base, int offset) {
        code.iload(base);
        if (offset != 0) {
            code.loadConstant(offset).iadd();
        }
    }

    /** Reads memory through one of the helpers of {@link MemoryAccess}. */
    static void read(CodeBuilder code, String helper, ClassDesc result, int base, int offset, int memory) {
        code.iload(base);
        if (offset == 0) {
            code.aload(memory).invokestatic(ACCESS, helper, type(result, CD_int, BYTES));
        } else {
            code.loadConstant(offset).aload(memory).invokestatic(ACCESS, helper, type(result, CD_int, CD_int, BYTES));
        }
    }

    /** Writes what is on top of the stack to memory. */
    static void write(CodeBuilder code, String helper, ClassDesc value, int base, int offset) {
        int local = toLocal(code, value);
        code.iload(base).loadLocal(TypeKind.from(value), local);
        if (offset == 0) {
            bytes(code);
            code.invokestatic(ACCESS, helper, type(CD_void, CD_int, value, BYTES));
        } else {
            code.loadConstant(offset);
            bytes(code);
            code.invokestatic(ACCESS, helper, type(CD_void, CD_int, value, CD_int, BYTES));
        }
    }

    static String storeHelper(int size) {
        return switch (size) {
            case 1 -> "i32Store8";
            case 2 -> "i32Store16";
            default -> "i32Store";
        };
    }

    static String loadHelper(int size) {
        return switch (size) {
            case 1 -> "i32Load8U";
            case 2 -> "i32Load16U";
            default -> "i32Load";
        };
    }

    /** A number's carrier into an object. */
    static void box(CodeBuilder code, Mapping.Scalar scalar) {
        ClassDesc primitive = Mapping.Scalar.primitive(scalar.kind());
        switch (scalar.boxing()) {
            case NONE -> {}
            case JAVA -> box(code, primitive);
            case VALUE ->
                code.invokestatic(helper(ValueBoxes.class), "box" + suffix(scalar.kind()), type(CD_Object, primitive));
        }
    }

    static void box(CodeBuilder code, ClassDesc primitive) {
        ClassDesc box = boxClass(primitive);
        code.invokestatic(box, "valueOf", type(box, primitive));
    }

    /** And back. */
    static void unbox(CodeBuilder code, Mapping.Scalar scalar) {
        ClassDesc primitive = Mapping.Scalar.primitive(scalar.kind());
        switch (scalar.boxing()) {
            case NONE -> {}
            case JAVA -> unbox(code, primitive);
            case VALUE ->
                code.invokestatic(
                        helper(ValueBoxes.class), "unbox" + suffix(scalar.kind()), type(primitive, CD_Object));
        }
    }

    static void unbox(CodeBuilder code, ClassDesc primitive) {
        ClassDesc box = boxClass(primitive);
        code.checkcast(box).invokevirtual(box, primitive.displayName() + "Value", type(primitive));
    }

    private static ClassDesc boxClass(ClassDesc primitive) {
        String name = switch (primitive.displayName()) {
            case "boolean" -> "Boolean";
            case "byte" -> "Byte";
            case "short" -> "Short";
            case "int" -> "Integer";
            case "long" -> "Long";
            case "float" -> "Float";
            case "double" -> "Double";
            default -> throw new IllegalArgumentException(primitive.displayName());
        };
        return ClassDesc.of("java.lang", name);
    }

    private static String suffix(ScalarKind kind) {
        return switch (kind) {
            case BOOL -> "Bool";
            case CHAR -> "Char";
            default -> kind.name();
        };
    }

    /** Converts between core types as the cases of a variant share them. */
    static void coerce(CodeBuilder code, NumberType have, NumberType want) {
        if (have == want) {
            return;
        }
        if (have == NumberType.I64 && want != NumberType.F64) {
            code.l2i();
        }
        if (want == NumberType.F32) {
            code.invokestatic(boxClass(CD_float), "intBitsToFloat", type(CD_float, CD_int));
        } else if (want == NumberType.F64) {
            code.invokestatic(boxClass(CD_double), "longBitsToDouble", type(CD_double, CD_long));
        }
    }

    /** A core value as the 64 bits that carry it where cases of any type share a place. */
    static void widen(CodeBuilder code, NumberType have) {
        switch (have) {
            case I32 -> code.i2l().loadConstant(0xFFFF_FFFFL).land();
            case I64 -> {}
            case F32 -> {
                code.invokestatic(boxClass(CD_float), "floatToRawIntBits", type(CD_int, CD_float));
                code.i2l().loadConstant(0xFFFF_FFFFL).land();
            }
            case F64 -> code.invokestatic(boxClass(CD_double), "doubleToRawLongBits", type(CD_long, CD_double));
            case V128 -> throw new IllegalArgumentException(have.toString());
        }
    }

    /** And back: the bits as a core value. */
    static void narrow(CodeBuilder code, NumberType want) {
        if (want == NumberType.I32) {
            code.l2i();
        } else {
            coerce(code, NumberType.I64, want);
        }
    }

    /** Calls a method handle, which is on the stack below its arguments. */
    static void invokeExact(CodeBuilder code, MethodType type) {
        code.invokevirtual(CD_MethodHandle, "invokeExact", MethodTypeDesc.ofDescriptor(type.descriptorString()));
    }

    /** A switch over all cases of a sum; the index is on the stack. Each case ends by leaving the method. */
    static void cases(CodeBuilder code, int count, IntConsumer body) {
        if (count == 1) {
            code.pop();
            body.accept(0);
            return;
        }
        List<SwitchCase> targets = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            targets.add(SwitchCase.of(i, code.newLabel()));
        }
        var first = code.newLabel();
        code.tableswitch(1, count - 1, first, targets);
        code.labelBinding(first);
        body.accept(0);
        for (var target : targets) {
            code.labelBinding(target.target());
            body.accept(target.caseValue());
        }
    }
}
