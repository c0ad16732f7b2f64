package dev.ashlar.engine.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates the code behind references to host functions of one signature, and with it the border that every call from a
 * guest to the host crosses. There are two forms: one for handles, one for functions of boxed values.
 */
public final class HostCompiler {
    private static final String TARGET = "target";
    private static final ClassDesc METHOD_HANDLE = ConstantDescs.CD_MethodHandle;
    private static final MethodTypeDesc CALLER = MethodTypeDesc.of(Names.INSTANCE);
    private static final MethodTypeDesc ENTER =
            MethodTypeDesc.of(ConstantDescs.CD_int, Names.INSTANCE, ConstantDescs.CD_int);
    private static final MethodTypeDesc LEAVE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, Names.INSTANCE, ConstantDescs.CD_Throwable);
    private static final MethodTypeDesc WRAP =
            MethodTypeDesc.of(ConstantDescs.CD_Throwable, ConstantDescs.CD_Throwable);
    private static final MethodTypeDesc CALL = MethodTypeDesc.of(ConstantDescs.CD_Object, Names.OBJECTS, Names.EXEC);
    private static final MethodTypeDesc CALL_WIDE =
            MethodTypeDesc.of(ConstantDescs.CD_Object, Names.LONGS, Names.OBJECTS, Names.EXEC);

    private final Shape shape;
    private final boolean boxed;
    private final ClassDesc name;
    private final ClassDesc targetType;
    private final int exec;

    private HostCompiler(Shape shape, boolean boxed) {
        this.shape = shape;
        this.boxed = boxed;
        this.name = ClassDesc.of(boxed ? boxedClassName(shape.key()) : handleClassName(shape.key()));
        this.targetType = boxed ? Names.BOXED_HOST_FUNCTION : METHOD_HANDLE;
        this.exec = 2 + shape.argumentSlots();
    }

    /** Name of the class for handles. */
    public static String handleClassName(String key) {
        return SignatureCompiler.className(key) + "$Handle";
    }

    /** Name of the class for functions of boxed values. */
    public static String boxedClassName(String key) {
        return SignatureCompiler.className(key) + "$Boxed";
    }

    /** The type of handles: a {@code CallContext} and flat parameters. */
    public static MethodTypeDesc handleType(String key) {
        return handleType(Shape.ofKey(key));
    }

    private static MethodTypeDesc handleType(Shape shape) {
        List<ClassDesc> types = new ArrayList<>(shape.argumentTypes());
        types.addFirst(Names.CALL_CONTEXT);
        return MethodTypeDesc.of(shape.returnType(), types);
    }

    public static byte[] compileHandle(String key) {
        return new HostCompiler(Shape.ofKey(key), false).compile();
    }

    public static byte[] compileBoxed(String key) {
        return new HostCompiler(Shape.ofKey(key), true).compile();
    }

    private byte[] compile() {
        return ClassFiles.WRITER.build(name, this::build);
    }

    private void build(ClassBuilder type) {
        type.withFlags(ClassFiles.PUBLIC_FINAL).withSuperclass(shape.codeClass());
        type.withField(TARGET, targetType, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                MethodTypeDesc.of(ConstantDescs.CD_void, Names.SIGNATURE, targetType),
                ClassFile.ACC_PUBLIC,
                out -> out.aload(0)
                        .aload(1)
                        .invokespecial(shape.codeClass(), ConstantDescs.INIT_NAME, SignatureCompiler.CONSTRUCTOR)
                        .aload(0)
                        .aload(2)
                        .putfield(name, TARGET, targetType)
                        .return_());
        type.withMethodBody("call", shape.callType(), ClassFile.ACC_PUBLIC, this::buildCall);
    }

    private void buildCall(CodeBuilder out) {
        int instance = exec - 1;
        int depth = exec + 1;
        int outerCaller = depth + 1;
        int outerDepth = outerCaller + 1;
        int result = outerDepth + 1;
        TypeKind resultKind = TypeKind.from(shape.returnType());
        Label start = out.newLabel();
        Label end = out.newLabel();
        out.aload(exec).invokevirtual(Names.EXEC, "callerInstance", CALLER).astore(outerCaller);
        out.aload(exec).aload(instance).iload(depth).invokevirtual(Names.EXEC, "enterHost", ENTER);
        out.istore(outerDepth);
        out.labelBinding(start);
        out.aload(0).getfield(name, TARGET, targetType);
        if (boxed) {
            callBoxed(out);
        } else {
            out.aload(exec);
            Arguments.load(out, shape, 1);
            out.invokevirtual(METHOD_HANDLE, "invokeExact", handleType(shape));
        }
        if (resultKind != TypeKind.VOID) {
            out.storeLocal(resultKind, result);
        }
        out.labelBinding(end);
        out.aload(exec).iload(outerDepth).aload(outerCaller).aconst_null();
        out.invokevirtual(Names.EXEC, "leaveHost", LEAVE);
        if (resultKind != TypeKind.VOID) {
            out.loadLocal(resultKind, result);
        }
        out.return_(resultKind);
        Label handler = out.newBoundLabel();
        int thrown = result;
        out.astore(thrown);
        out.aload(exec).iload(outerDepth).aload(outerCaller).aload(thrown);
        out.invokevirtual(Names.EXEC, "leaveHost", LEAVE);
        out.aload(thrown).invokestatic(Names.HOST_FAILURE, "wrap", WRAP).athrow();
        out.exceptionCatchAll(start, end, handler);
    }

    private void callBoxed(CodeBuilder out) {
        if (shape.wide()) {
            Arguments.load(out, shape, 1);
            out.aload(exec).invokevirtual(targetType, "callWide", CALL_WIDE);
        } else {
            packArguments(out);
            out.aload(exec).invokevirtual(targetType, "call", CALL);
        }
        Boxes.unbox(out, shape.returnType());
    }

    private void packArguments(CodeBuilder out) {
        List<ClassDesc> types = shape.argumentTypes();
        out.loadConstant(types.size()).anewarray(ConstantDescs.CD_Object);
        int slot = 1;
        for (int i = 0; i < types.size(); i++) {
            TypeKind kind = TypeKind.from(types.get(i));
            out.dup().loadConstant(i).loadLocal(kind, slot);
            Boxes.box(out, types.get(i));
            out.aastore();
            slot += kind.slotSize();
        }
    }
}
