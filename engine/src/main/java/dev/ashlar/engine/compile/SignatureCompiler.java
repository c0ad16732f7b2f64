package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.FuncType;
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

/** Generates the classes of a signature, see {@code runtime.Signature}. */
public final class SignatureCompiler {
    static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(ConstantDescs.CD_void, Names.SIGNATURE);
    private static final MethodTypeDesc CALLEE =
            MethodTypeDesc.of(Names.INSTANCE, Names.FUNCTION_REFERENCE, Names.INSTANCE);
    private static final MethodTypeDesc PENDING =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.INSTANCE, Names.EXEC, ConstantDescs.CD_int);
    private static final MethodTypeDesc BEGIN = MethodTypeDesc.of(ConstantDescs.CD_int, Names.FUNCTION_REFERENCE);
    private static final MethodTypeDesc END =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, Names.FUNCTION_REFERENCE);
    private static final MethodTypeDesc FAILED = MethodTypeDesc.of(
            ConstantDescs.CD_Throwable, ConstantDescs.CD_Throwable, ConstantDescs.CD_int, Names.FUNCTION_REFERENCE);
    private static final MethodTypeDesc EXEC_OF = MethodTypeDesc.of(Names.EXEC, Names.FUNCTION_REFERENCE);
    private static final MethodTypeDesc CALL_BOXED =
            MethodTypeDesc.of(ConstantDescs.CD_Object, Names.FUNCTION_REFERENCE, Names.OBJECTS);
    private static final MethodTypeDesc RESULTS =
            MethodTypeDesc.of(Names.OBJECTS, Names.EXEC, Names.FUNCTION_REFERENCE);

    private final Shape shape;
    private final ClassDesc name;

    private SignatureCompiler(Shape shape) {
        this.shape = shape;
        this.name = shape.codeClass();
    }

    /** Name of the abstract class. */
    public static String className(String key) {
        return Names.SIGNATURE_PACKAGE + key;
    }

    /** The key of a function type. */
    public static String key(DefinedType type) {
        if (type.composite() instanceof FuncType function) {
            return Shape.of(function, position -> type.reference(position).composite() instanceof FuncType)
                    .key();
        }
        throw new IllegalArgumentException(type + " is no function type");
    }

    /** The type of the method {@code enter}. */
    public static MethodTypeDesc enterType(String key) {
        return Shape.ofKey(key).enterType();
    }

    static MethodTypeDesc invokeType(Shape shape) {
        List<ClassDesc> types = new ArrayList<>(shape.argumentTypes());
        types.add(Names.FUNCTION_REFERENCE);
        types.add(Names.INSTANCE);
        types.add(Names.EXEC);
        types.add(ConstantDescs.CD_int);
        return MethodTypeDesc.of(shape.returnType(), types);
    }

    public static byte[] compile(String key) {
        SignatureCompiler compiler = new SignatureCompiler(Shape.ofKey(key));
        return ClassFiles.WRITER.build(compiler.name, compiler::build);
    }

    private void build(ClassBuilder type) {
        type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT | ClassFile.ACC_SUPER)
                .withSuperclass(Names.FUNCTION_CODE);
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                CONSTRUCTOR,
                ClassFile.ACC_PUBLIC,
                out -> out.aload(0)
                        .aload(1)
                        .invokespecial(Names.FUNCTION_CODE, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                        .return_());
        type.withMethod("call", shape.callType(), ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT, method -> {});
        type.withMethodBody("callBody", shape.callType(), ClassFile.ACC_PUBLIC, this::buildCallBody);
        type.withMethodBody("invoke", invokeType(shape), ClassFiles.PUBLIC_STATIC, this::buildInvoke);
        type.withMethodBody("callPending", PENDING, ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL, this::buildPending);
        type.withMethodBody("callBoxed", CALL_BOXED, ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL, this::buildCallBoxed);
        type.withMethodBody("enter", shape.enterType(), ClassFiles.PUBLIC_STATIC, this::buildEnter);
    }

    /** The code of a function without its wrapper for tail calls, where it has one. */
    private void buildCallBody(CodeBuilder out) {
        out.aload(0);
        int instance = Arguments.load(out, shape, 1);
        out.aload(instance).aload(instance + 1).iload(instance + 2);
        out.invokevirtual(name, "call", shape.callType());
        Emit.returnFirst(out, shape.results());
    }

    private void buildInvoke(CodeBuilder out) {
        int function = shape.argumentTypes().stream()
                .mapToInt(type -> TypeKind.from(type).slotSize())
                .sum();
        int caller = function + 1;
        Label isOther = out.newLabel();
        out.aload(function + 2).iload(function + 3).invokestatic(Names.POLLS, "poll", Body.POLL_AT_ENTRY);
        out.aload(function)
                .getfield(Names.FUNCTION_REFERENCE, "instance", Names.INSTANCE)
                .aload(caller)
                .if_acmpne(isOther);
        // C2 then knows the callee's memory, which is the caller's.
        invokeWith(out, function, () -> out.aload(caller));
        out.labelBinding(isOther);
        invokeWith(
                out,
                function,
                () -> out.aload(function).aload(caller).invokestatic(Names.FUNCTION_REFERENCE, "callee", CALLEE));
    }

    private void invokeWith(CodeBuilder out, int function, Runnable loadInstance) {
        out.aload(function)
                .getfield(Names.FUNCTION_REFERENCE, "code", Names.FUNCTION_CODE)
                .checkcast(name);
        Arguments.load(out, shape, 0);
        loadInstance.run();
        out.aload(function + 2).iload(function + 3);
        out.invokevirtual(name, "call", shape.callType());
        Emit.returnFirst(out, shape.results());
    }

    private void buildPending(CodeBuilder out) {
        int exec = 2;
        out.aload(0);
        Emit.getAll(out, shape.parameters(), exec, 0);
        if (shape.wide()) {
            Emit.packWide(out, shape.parameters(), 4, 5);
        }
        out.aload(1).aload(exec).iload(3).loadConstant(StackCost.pending(shape)).isub();
        out.invokevirtual(name, "callBody", shape.callType());
        if (!shape.results().isEmpty()) {
            Kind first = shape.results().getFirst();
            Label isPending = out.newLabel();
            out.aload(exec)
                    .getfield(Names.EXEC, "tail", Names.FUNCTION_REFERENCE)
                    .ifnonnull(isPending);
            Emit.put(out, first, exec, 0);
            out.return_();
            out.labelBinding(isPending);
            Emit.pop(out, first == Kind.V ? Kind.J : first);
        }
        out.return_();
    }

    private void buildCallBoxed(CodeBuilder out) {
        int function = 1;
        int arguments = 2;
        if (shape.wide()) {
            out.aload(arguments);
        } else {
            for (int i = 0; i < shape.parameters().size(); i++) {
                out.aload(arguments).loadConstant(i).aaload();
                Boxes.unbox(out, shape.parameters().get(i).api());
            }
        }
        out.aload(function).invokestatic(name, "enter", shape.enterType());
        Boxes.box(out, shape.enterReturnType());
        out.areturn();
    }

    private void buildEnter(CodeBuilder out) {
        int function = shape.enterType().parameterList().stream()
                .limit(shape.enterType().parameterCount() - 1L)
                .mapToInt(type -> TypeKind.from(type).slotSize())
                .sum();
        int before = function + 1;
        int exec = function + 2;
        int result = function + 3;
        Label start = out.newLabel();
        Label end = out.newLabel();
        Label handler = out.newLabel();
        out.aload(function).invokestatic(Names.GUEST_ENTRY, "begin", BEGIN).istore(before);
        out.labelBinding(start);
        out.aload(function).invokestatic(Names.GUEST_ENTRY, "exec", EXEC_OF).astore(exec);
        out.aload(function)
                .getfield(Names.FUNCTION_REFERENCE, "code", Names.FUNCTION_CODE)
                .checkcast(name);
        loadArguments(out, function);
        out.aload(function).getfield(Names.FUNCTION_REFERENCE, "instance", Names.INSTANCE);
        out.aload(exec).aload(exec).invokevirtual(Names.EXEC, "depth", MethodTypeDesc.of(ConstantDescs.CD_int));
        out.invokevirtual(name, "call", shape.callType());
        TypeKind resultKind = TypeKind.from(shape.enterReturnType());
        convertResults(out, exec, function, result);
        if (resultKind != TypeKind.VOID) {
            out.storeLocal(resultKind, result);
        }
        out.labelBinding(end);
        out.iload(before).aload(function).invokestatic(Names.GUEST_ENTRY, "end", END);
        if (resultKind != TypeKind.VOID) {
            out.loadLocal(resultKind, result);
        }
        out.return_(resultKind);
        out.labelBinding(handler);
        out.iload(before)
                .aload(function)
                .invokestatic(Names.GUEST_ENTRY, "failed", FAILED)
                .athrow();
        out.exceptionCatchAll(start, end, handler);
    }

    private void loadArguments(CodeBuilder out, int function) {
        if (shape.wide()) {
            MethodTypeDesc longs = MethodTypeDesc.of(Names.LONGS, Names.OBJECTS, Names.FUNCTION_REFERENCE);
            MethodTypeDesc refs = MethodTypeDesc.of(Names.OBJECTS, Names.OBJECTS, Names.FUNCTION_REFERENCE);
            out.aload(0).aload(function).invokestatic(Names.GUEST_ENTRY, "wideNumbers", longs);
            out.aload(0).aload(function).invokestatic(Names.GUEST_ENTRY, "wideReferences", refs);
            return;
        }
        MethodTypeDesc half = MethodTypeDesc.of(ConstantDescs.CD_long);
        int slot = 0;
        for (Kind kind : shape.parameters()) {
            switch (kind) {
                case V -> {
                    out.aload(slot).invokevirtual(Names.V128, "low", half);
                    out.aload(slot++).invokevirtual(Names.V128, "high", half);
                }
                case R, X -> out.aload(slot++).checkcast(kind.carrier());
                default -> {
                    out.loadLocal(kind.typeKind(), slot);
                    slot += kind.slots();
                }
            }
        }
    }

    private void convertResults(CodeBuilder out, int exec, int function, int temporary) {
        if (shape.results().size() > 1) {
            Emit.put(out, shape.results().getFirst(), exec, 0);
            out.aload(exec).aload(function).invokestatic(Names.GUEST_ENTRY, "results", RESULTS);
        } else if (shape.results().equals(List.of(Kind.V))) {
            out.lstore(temporary).new_(Names.V128).dup().lload(temporary);
            Emit.get(out, Kind.J, exec, 1);
            out.invokespecial(
                    Names.V128,
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, ConstantDescs.CD_long));
        }
    }
}
