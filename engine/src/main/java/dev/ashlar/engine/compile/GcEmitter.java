package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.binary.StructType;
import dev.ashlar.engine.binary.ValType;
import dev.ashlar.engine.runtime.Storage;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Structs, arrays, i31 and casts. To the JVM's verifier all of their references are objects; a field is reached by a cast
 * to the class of its struct, which validation has made a formality.
 */
final class GcEmitter {
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc VOID = ConstantDescs.CD_void;
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final MethodTypeDesc TEST = MethodTypeDesc.of(ConstantDescs.CD_boolean, OBJECT);
    private static final MethodTypeDesc TEST_TYPE =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, OBJECT, Names.RUNTIME_TYPE);
    private static final MethodTypeDesc TEST_FUNCTION =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, OBJECT, Names.DEFINED_TYPE);
    private static final MethodTypeDesc FAILED = MethodTypeDesc.of(Names.desc(dev.ashlar.engine.Trap.class));
    private static final MethodTypeDesc SAME = MethodTypeDesc.of(ConstantDescs.CD_boolean, OBJECT, OBJECT);
    private static final MethodTypeDesc I31 = MethodTypeDesc.of(OBJECT, INT, Names.EXEC);
    private static final MethodTypeDesc OBJECT_TO_INT = MethodTypeDesc.of(INT, OBJECT);
    private static final MethodTypeDesc NON_NULL = MethodTypeDesc.of(OBJECT, OBJECT);
    private static final MethodTypeDesc RUNTIME_TYPE = MethodTypeDesc.of(Names.RUNTIME_TYPE, Names.INSTANCE, INT);
    private static final MethodTypeDesc NEW_FROM_SEGMENT =
            MethodTypeDesc.of(OBJECT, INT, INT, Names.INSTANCE, INT, INT, Names.EXEC, INT);
    private static final MethodTypeDesc FROM_SEGMENT =
            MethodTypeDesc.of(VOID, OBJECT, INT, INT, INT, Names.INSTANCE, INT, Names.EXEC, INT);
    private static final MethodTypeDesc COPY = MethodTypeDesc.of(VOID, OBJECT, INT, OBJECT, INT, INT, Names.EXEC, INT);
    private static final int SECOND_NULLABLE = 2;

    private final Body body;
    private final CodeBuilder out;
    private final ControlEmitter control;

    GcEmitter(Body body, ControlEmitter control) {
        this.body = body;
        this.out = body.out;
        this.control = control;
    }

    void emit(Operator operator) {
        int immediates = body.in.position();
        switch (operator.opcode()) {
            case Opcodes.BR_ON_CAST, Opcodes.BR_ON_CAST_FAIL -> {
                branchOnCast(operator.opcode() == Opcodes.BR_ON_CAST);
                return;
            }
            case Opcodes.STRUCT_NEW, Opcodes.STRUCT_NEW_DEFAULT -> structNew(operator.opcode());
            case Opcodes.STRUCT_GET, Opcodes.STRUCT_GET_S, Opcodes.STRUCT_GET_U -> structGet(operator.opcode());
            case Opcodes.STRUCT_SET -> structSet();
            case Opcodes.REF_EQ -> out.invokestatic(Names.CASTS, "same", SAME);
            case Opcodes.REF_I31 -> body.loadExec().invokestatic(Names.CASTS, "i31", I31);
            case Opcodes.I31_GET_S -> out.invokestatic(Names.CASTS, "signed", OBJECT_TO_INT);
            case Opcodes.I31_GET_U -> out.invokestatic(Names.CASTS, "unsigned", OBJECT_TO_INT);
            case Opcodes.REF_TEST, Opcodes.REF_TEST_NULL ->
                test(operator.opcode() == Opcodes.REF_TEST_NULL, Immediates.heapType(body.in));
            case Opcodes.REF_CAST, Opcodes.REF_CAST_NULL -> cast(operator.opcode() == Opcodes.REF_CAST_NULL);
            case Opcodes.ANY_CONVERT_EXTERN, Opcodes.EXTERN_CONVERT_ANY -> {}
            default -> array(operator);
        }
        body.in.seek(immediates);
        GcEffect.apply(operator, body.in, body.stack, body.info);
    }

    private void loadRuntimeType(int type) {
        body.loadInstance().loadConstant(type).invokestatic(Names.INSTANCE, "runtimeType", RUNTIME_TYPE);
    }

    // ---- structs

    private void structNew(int opcode) {
        int type = body.in.u32();
        StructShape shape = body.module.structShape(type);
        boolean byOneCall = opcode == Opcodes.STRUCT_NEW && shape.pieces().size() == 1;
        loadRuntimeType(type);
        body.loadExec();
        if (byOneCall) {
            out.invokestatic(shape.desc(), StructCompiler.MAKE, StructCompiler.makeType(shape));
            return;
        }
        out.invokestatic(shape.desc(), StructCompiler.MAKE_DEFAULT, StructCompiler.MAKE_DEFAULT_TYPE);
        if (opcode == Opcodes.STRUCT_NEW) {
            setAll(shape);
        }
    }

    /** With all values on the stack and the new struct above them. */
    private void setAll(StructShape shape) {
        int made = body.locals.temporary(Kind.O, 0);
        out.astore(made);
        for (StructShape.Piece piece : shape.pieces().reversed()) {
            out.aload(made).invokestatic(shape.desc(), piece.method(), StructCompiler.putType(shape, piece));
        }
        out.aload(made);
    }

    private void structGet(int opcode) {
        StructShape shape = body.module.structShape(body.in.u32());
        int field = body.in.u32();
        toFieldsOf(shape);
        if (shape.kind(field) == Kind.V) {
            out.dup()
                    .getfield(shape.desc(), "f" + field, ConstantDescs.CD_long)
                    .dup2_x1()
                    .pop2()
                    .getfield(shape.desc(), "h" + field, ConstantDescs.CD_long);
            return;
        }
        out.getfield(shape.desc(), "f" + field, shape.storage(field));
        if (opcode == Opcodes.STRUCT_GET_U) {
            out.loadConstant(shape.isByte(field) ? 0xFF : 0xFFFF).iand();
        }
    }

    private void structSet() {
        StructShape shape = body.module.structShape(body.in.u32());
        int field = body.in.u32();
        int value = body.locals.temporary(shape.kind(field), 0);
        Emit.store(out, shape.kind(field), value);
        toFieldsOf(shape);
        set(shape, field, value);
    }

    private void toFieldsOf(StructShape shape) {
        out.invokestatic(Names.STRUCT, "nonNull", NON_NULL).checkcast(shape.desc());
    }

    /** With the struct on the stack, and the value in a local. */
    private void set(StructShape shape, int field, int value) {
        if (shape.kind(field) == Kind.V) {
            out.dup()
                    .lload(value)
                    .putfield(shape.desc(), "f" + field, ConstantDescs.CD_long)
                    .lload(value + 2)
                    .putfield(shape.desc(), "h" + field, ConstantDescs.CD_long);
            return;
        }
        Emit.load(out, shape.kind(field), value);
        StructCompiler.store(out, shape, field);
    }

    // ---- arrays

    private void array(Operator operator) {
        if (operator.opcode() == Opcodes.ARRAY_LEN) {
            out.invokestatic(Names.ARRAY, "length", OBJECT_TO_INT);
            return;
        }
        int type = body.in.u32();
        int element = GcEffect.array(type, body.info).element();
        Kind kind = GcEffect.kind(element, body.info);
        ClassDesc arrays = Names.array(Storage.of(element));
        switch (operator.opcode()) {
            case Opcodes.ARRAY_NEW -> {
                loadRuntimeType(type);
                body.loadExecAndDepth();
                out.invokestatic(arrays, "make", of(OBJECT, values(kind), INT, Names.RUNTIME_TYPE, Names.EXEC, INT));
            }
            case Opcodes.ARRAY_NEW_DEFAULT -> makeDefault(type, arrays);
            case Opcodes.ARRAY_NEW_FIXED -> {
                int count = body.in.u32();
                out.loadConstant(count);
                makeDefault(type, arrays);
                putAll(count, kind, arrays);
            }
            case Opcodes.ARRAY_GET -> get(kind, arrays);
            case Opcodes.ARRAY_GET_S -> out.invokestatic(arrays, "getSigned", of(INT, OBJECT, INT));
            case Opcodes.ARRAY_GET_U -> out.invokestatic(arrays, "getUnsigned", of(INT, OBJECT, INT));
            case Opcodes.ARRAY_SET -> out.invokestatic(arrays, "set", of(VOID, OBJECT, INT, values(kind)));
            case Opcodes.ARRAY_FILL -> {
                body.loadExecAndDepth();
                out.invokestatic(arrays, "fill", of(VOID, OBJECT, INT, values(kind), INT, Names.EXEC, INT));
            }
            case Opcodes.ARRAY_COPY -> {
                body.loadExecAndDepth();
                out.invokestatic(arrays, "copy", COPY);
            }
            case Opcodes.ARRAY_NEW_DATA -> newFromSegment("newData", type);
            case Opcodes.ARRAY_NEW_ELEM -> newFromSegment("newElements", type);
            case Opcodes.ARRAY_INIT_DATA -> fromSegment("initData");
            case Opcodes.ARRAY_INIT_ELEM -> fromSegment("initElements");
            default -> throw new IllegalStateException("no code for " + operator.name());
        }
    }

    /** With the length on the stack. */
    private void makeDefault(int type, ClassDesc arrays) {
        loadRuntimeType(type);
        body.loadExec().invokestatic(arrays, "makeDefault", of(OBJECT, INT, Names.RUNTIME_TYPE, Names.EXEC));
    }

    /** With all elements on the stack and the new array above them. */
    private void putAll(int count, Kind kind, ClassDesc arrays) {
        int made = body.locals.temporary(Kind.O, 0);
        out.astore(made);
        MethodTypeDesc one = of(VOID, values(kind), OBJECT, INT);
        Object v = values(kind);
        MethodTypeDesc eight = of(VOID, v, v, v, v, v, v, v, v, OBJECT, INT);
        for (int left = count; left > 0; ) {
            int step = left >= 8 ? 8 : 1;
            left -= step;
            out.aload(made).loadConstant(left).invokestatic(arrays, "put", step == 8 ? eight : one);
        }
        out.aload(made);
    }

    private void get(Kind kind, ClassDesc arrays) {
        if (kind == Kind.V) {
            int index = body.locals.temporary(Kind.I, 0);
            int array = body.locals.temporary(Kind.O, 1);
            MethodTypeDesc half = of(ConstantDescs.CD_long, OBJECT, INT);
            out.istore(index).astore(array);
            out.aload(array).iload(index).invokestatic(arrays, "getLow", half);
            out.aload(array).iload(index).invokestatic(arrays, "getHigh", half);
            return;
        }
        out.invokestatic(arrays, "get", of(kind.isReference() ? OBJECT : kind.carrier(), OBJECT, INT));
        if (kind.needsCast()) {
            out.checkcast(kind.carrier());
        }
    }

    private void newFromSegment(String method, int type) {
        body.loadInstance().loadConstant(body.in.u32()).loadConstant(type);
        body.loadExecAndDepth();
        out.invokestatic(Names.ARRAY, method, NEW_FROM_SEGMENT);
    }

    private void fromSegment(String method) {
        body.loadInstance().loadConstant(body.in.u32());
        body.loadExecAndDepth();
        out.invokestatic(Names.ARRAY, method, FROM_SEGMENT);
    }

    private static Object values(Kind kind) {
        return kind == Kind.V
                ? List.of(ConstantDescs.CD_long, ConstantDescs.CD_long)
                : kind.isReference() ? OBJECT : kind.carrier();
    }

    /** @param parameters classes, and lists of classes */
    private static MethodTypeDesc of(ClassDesc result, Object... parameters) {
        List<ClassDesc> types = new ArrayList<>();
        for (Object parameter : parameters) {
            switch (parameter) {
                case ClassDesc type -> types.add(type);
                case List<?> several -> several.forEach(type -> types.add((ClassDesc) type));
                default -> throw new IllegalArgumentException(parameter.toString());
            }
        }
        return MethodTypeDesc.of(result, types);
    }

    // ---- casts

    private void cast(boolean nullable) {
        Label fits = out.newLabel();
        out.dup();
        test(nullable, Immediates.heapType(body.in));
        out.ifne(fits).invokestatic(Names.CASTS, "failed", FAILED).athrow().labelBinding(fits);
    }

    private void branchOnCast(boolean onSuccess) {
        boolean nullable = (body.in.u8() & SECOND_NULLABLE) != 0;
        ControlFrame frame = control.frame(body.in.u32());
        Immediates.heapType(body.in);
        Label stay = out.newLabel();
        out.dup();
        test(nullable, Immediates.heapType(body.in));
        if (control.isDirect(frame)) {
            frame.targeted = true;
            out.branch(onSuccess ? java.lang.classfile.Opcode.IFNE : java.lang.classfile.Opcode.IFEQ, frame.target);
            return;
        }
        out.branch(onSuccess ? java.lang.classfile.Opcode.IFEQ : java.lang.classfile.Opcode.IFNE, stay);
        control.branchTo(frame);
        out.labelBinding(stay);
    }

    /** With a reference on the stack: whether it is of a heap type. */
    private void test(boolean nullable, int heap) {
        String suffix = nullable ? "OrNull" : "";
        if (!ValType.isConcrete(heap)) {
            out.invokestatic(Names.CASTS, predicate(heap) + suffix, TEST);
        } else if (body.info.types().isFunction(ValType.typeIndex(heap))) {
            body.loadElement("types", Names.DEFINED_TYPE, ValType.typeIndex(heap));
            out.invokestatic(Names.CASTS, "isFunction" + suffix, TEST_FUNCTION);
        } else {
            int type = ValType.typeIndex(heap);
            loadRuntimeType(type);
            out.invokestatic(classWithTest(type), StructCompiler.IS_INSTANCE + suffix, TEST_TYPE);
        }
    }

    /** Classes of structs are below that of their supertype, where it has fields. */
    private ClassDesc classWithTest(int type) {
        return body.info.types().composite(type) instanceof StructType struct && struct.fields().length > 0
                ? body.module.structShape(type).desc()
                : Names.CASTS;
    }

    private static String predicate(int heap) {
        return switch (heap) {
            case ValType.HEAP_STRUCT -> "isStruct";
            case ValType.HEAP_ARRAY -> "isArray";
            case ValType.HEAP_I31 -> "isI31";
            case ValType.HEAP_EQ -> "isEq";
            case ValType.HEAP_ANY, ValType.HEAP_FUNC, ValType.HEAP_EXTERN, ValType.HEAP_EXN -> "isAny";
            default -> "isNone";
        };
    }
}
