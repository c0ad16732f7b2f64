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
import java.util.Collections;
import java.util.List;

/**
 * Generates the code behind references to host functions of one signature, and with it the border that every call from a
 * guest to the host crosses. There are three forms: for handles, for functions of boxed values, and for {@link
 * dev.ashlar.engine.runtime.HostTarget}s.
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
            MethodTypeDesc.of(ConstantDescs.CD_Throwable, ConstantDescs.CD_Throwable, Names.EXEC);
    private static final MethodTypeDesc CALL = MethodTypeDesc.of(ConstantDescs.CD_Object, Names.OBJECTS, Names.EXEC);
    private static final MethodTypeDesc CALL_WIDE =
            MethodTypeDesc.of(ConstantDescs.CD_Object, Names.LONGS, Names.OBJECTS, Names.EXEC);

    /** What is called. */
    private enum Form {
        HANDLE("$Handle", METHOD_HANDLE),
        BOXED("$Boxed", Names.BOXED_HOST_FUNCTION),
        TARGET("$Target", Names.HOST_TARGET);

        private final String suffix;
        private final ClassDesc type;

        Form(String suffix, ClassDesc type) {
            this.suffix = suffix;
            this.type = type;
        }

        String className(String key) {
            return SignatureCompiler.className(key) + suffix;
        }
    }

    private final Shape shape;
    private final Form form;
    private final ClassDesc name;
    private final ClassDesc targetType;
    private final int exec;

    private HostCompiler(Shape shape, Form form) {
        this.shape = shape;
        this.form = form;
        this.name = ClassDesc.of(form.className(shape.key()));
        this.targetType = form.type;
        this.exec = 2 + shape.argumentSlots();
    }

    /** Name of the class for handles. */
    public static String handleClassName(String key) {
        return Form.HANDLE.className(key);
    }

    /** Name of the class for functions of boxed values. */
    public static String boxedClassName(String key) {
        return Form.BOXED.className(key);
    }

    /** Name of the class for {@link dev.ashlar.engine.runtime.HostTarget}s. */
    public static String targetClassName(String key) {
        return Form.TARGET.className(key);
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
        return new HostCompiler(Shape.ofKey(key), Form.HANDLE).compile();
    }

    public static byte[] compileBoxed(String key) {
        return new HostCompiler(Shape.ofKey(key), Form.BOXED).compile();
    }

    public static byte[] compileTarget(String key) {
        return new HostCompiler(Shape.ofKey(key), Form.TARGET).compile();
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
        switch (form) {
            case HANDLE -> {
                out.aload(exec);
                Arguments.load(out, shape, 1);
                out.invokevirtual(METHOD_HANDLE, "invokeExact", handleType(shape));
            }
            case BOXED -> callBoxed(out);
            case TARGET -> callTarget(out);
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
        out.aload(thrown)
                .aload(exec)
                .invokestatic(Names.HOST_FAILURE, "wrap", WRAP)
                .athrow();
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

    private void callTarget(CodeBuilder out) {
        List<ClassDesc> types = shape.argumentTypes();
        out.aload(exec);
        int slot = 1;
        for (ClassDesc type : types) {
            TypeKind kind = TypeKind.from(type);
            out.loadLocal(kind, slot);
            Bits.widen(out, kind);
            slot += kind.slotSize();
        }
        List<ClassDesc> parameters = new ArrayList<>(Collections.nCopies(types.size(), ConstantDescs.CD_long));
        parameters.addFirst(Names.CALL_CONTEXT);
        out.invokevirtual(targetType, "call" + types.size(), MethodTypeDesc.of(ConstantDescs.CD_long, parameters));
        Bits.narrow(out, TypeKind.from(shape.returnType()));
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
