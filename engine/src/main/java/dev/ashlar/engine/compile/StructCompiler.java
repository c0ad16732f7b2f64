package dev.ashlar.engine.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Generates the classes of structs, see {@code runtime.StructObject}. */
public final class StructCompiler {
    static final String MAKE = "make";
    static final String MAKE_DEFAULT = "makeDefault";
    static final String IS_INSTANCE = "isInstance";
    static final MethodTypeDesc MAKE_DEFAULT_TYPE =
            MethodTypeDesc.of(ConstantDescs.CD_Object, Names.RUNTIME_TYPE, Names.EXEC);
    private static final MethodTypeDesc IS_INSTANCE_TYPE =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, Names.RUNTIME_TYPE);
    private static final MethodTypeDesc IS_BELOW =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, Names.RUNTIME_TYPE, Names.RUNTIME_TYPE);
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(ConstantDescs.CD_void, Names.RUNTIME_TYPE);
    private static final MethodTypeDesc ALLOCATED =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.EXEC, ConstantDescs.CD_Object, ConstantDescs.CD_int);

    private final StructShape shape;

    private StructCompiler(StructShape shape) {
        this.shape = shape;
    }

    /** Generates the class of that name, which begins with {@link StructShape#PREFIX}. */
    public static byte[] compile(String className) {
        StructShape shape = StructShape.ofPath(className.substring(StructShape.PREFIX.length()));
        return ClassFiles.WRITER.build(shape.desc(), new StructCompiler(shape)::build);
    }

    /** Of the method that takes all values. */
    static MethodTypeDesc makeType(StructShape shape) {
        List<ClassDesc> types = values(shape, 0, shape.size());
        types.add(Names.RUNTIME_TYPE);
        types.add(Names.EXEC);
        return MethodTypeDesc.of(ConstantDescs.CD_Object, types);
    }

    /** Of a method that takes some values and the struct. */
    static MethodTypeDesc putType(StructShape shape, StructShape.Piece piece) {
        List<ClassDesc> types = values(shape, piece.from(), piece.to());
        types.add(ConstantDescs.CD_Object);
        return MethodTypeDesc.of(ConstantDescs.CD_void, types);
    }

    private static List<ClassDesc> values(StructShape shape, int from, int to) {
        List<ClassDesc> types = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (int half = 0; half < shape.kind(i).flat(); half++) {
                types.add(shape.kind(i).carrier());
            }
        }
        return types;
    }

    /** With the struct and a value on the stack. */
    static void store(CodeBuilder out, StructShape shape, int field) {
        if (shape.isByte(field)) {
            out.i2b();
        } else if (shape.isShort(field)) {
            out.i2s();
        }
        out.putfield(shape.desc(), "f" + field, shape.storage(field));
    }

    private void build(ClassBuilder type) {
        type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER).withSuperclass(shape.superclass());
        for (int i = shape.ownStart(); i < shape.size(); i++) {
            type.withField("f" + i, shape.storage(i), ClassFile.ACC_PUBLIC);
            if (shape.kind(i) == Kind.V) {
                type.withField("h" + i, ConstantDescs.CD_long, ClassFile.ACC_PUBLIC);
            }
        }
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                CONSTRUCTOR,
                ClassFile.ACC_PUBLIC,
                out -> out.aload(0)
                        .aload(1)
                        .invokespecial(shape.superclass(), ConstantDescs.INIT_NAME, CONSTRUCTOR)
                        .return_());
        type.withMethodBody(
                MAKE_DEFAULT, MAKE_DEFAULT_TYPE, ClassFiles.PUBLIC_STATIC, out -> buildMake(out, 0, () -> {}));
        for (boolean nullable : new boolean[] {false, true}) {
            type.withMethodBody(
                    IS_INSTANCE + (nullable ? "OrNull" : ""),
                    IS_INSTANCE_TYPE,
                    ClassFiles.PUBLIC_STATIC,
                    out -> buildIsInstance(out, nullable));
        }
        List<StructShape.Piece> pieces = shape.pieces();
        if (pieces.size() == 1) {
            type.withMethodBody(MAKE, makeType(shape), ClassFiles.PUBLIC_STATIC, this::buildMakeWithValues);
        } else {
            for (StructShape.Piece piece : pieces) {
                type.withMethodBody(
                        piece.method(), putType(shape, piece), ClassFiles.PUBLIC_STATIC, out -> buildPut(out, piece));
            }
        }
    }

    /**
     * Whether an object is of a type of this shape or of a subtype. The test for the class comes first: where a field is read
     * next, C2 need not test it again.
     */
    private void buildIsInstance(CodeBuilder out, boolean nullable) {
        Label isStruct = out.newLabel();
        Label isType = out.newLabel();
        if (nullable) {
            out.aload(0).ifnull(isType);
        }
        out.aload(0).instanceOf(shape.desc()).ifne(isStruct);
        out.iconst_0().ireturn();
        out.labelBinding(isStruct);
        out.aload(0)
                .checkcast(shape.desc())
                .getfield(shape.desc(), "runtimeType", Names.RUNTIME_TYPE)
                .dup()
                .astore(2)
                .aload(1)
                .if_acmpeq(isType);
        out.aload(2)
                .aload(1)
                .invokestatic(Names.RUNTIME_TYPE, "isBelow", IS_BELOW)
                .ireturn();
        out.labelBinding(isType).iconst_1().ireturn();
    }

    private void buildMakeWithValues(CodeBuilder out) {
        int slots = 0;
        for (int i = 0; i < shape.size(); i++) {
            slots += shape.kind(i).slots();
        }
        buildMake(out, slots, () -> setFields(out, 0, shape.size()));
    }

    private void buildPut(CodeBuilder out, StructShape.Piece piece) {
        int slots = 0;
        for (int i = piece.from(); i < piece.to(); i++) {
            slots += shape.kind(i).slots();
        }
        out.aload(slots).checkcast(shape.desc());
        setFields(out, piece.from(), piece.to());
        out.pop().return_();
    }

    /** With the struct on the stack, and values in locals from 0 on. */
    private void setFields(CodeBuilder out, int from, int to) {
        int slot = 0;
        for (int i = from; i < to; i++) {
            Kind kind = shape.kind(i);
            out.dup().loadLocal(kind.typeKind(), slot);
            store(out, shape, i);
            if (kind == Kind.V) {
                out.dup().lload(slot + 2).putfield(shape.desc(), "h" + i, ConstantDescs.CD_long);
            }
            slot += kind.slots();
        }
    }

    /** @param type the local with the runtime type; the context follows */
    private void buildMake(CodeBuilder out, int type, Runnable setFields) {
        int exec = type + 1;
        int made = type + 2;
        out.new_(shape.desc()).dup().aload(type).invokespecial(shape.desc(), ConstantDescs.INIT_NAME, CONSTRUCTOR);
        setFields.run();
        out.astore(made)
                .aload(exec)
                .aload(made)
                .loadConstant(shape.bytes())
                .invokestatic(Names.GUEST_HEAP, "allocated", ALLOCATED)
                .aload(made)
                .areturn();
    }
}
