package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.GlobalDef;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.ValType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Locals, globals, constants, references and {@code select}. */
final class VariableEmitter {
    private static final MethodTypeDesc FUNCTION_AT =
            MethodTypeDesc.of(Names.FUNCTION_REFERENCE, Names.INSTANCE, ConstantDescs.CD_int);
    private static final MethodTypeDesc NON_NULL = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);

    private final Body body;

    VariableEmitter(Body body) {
        this.body = body;
    }

    void get() {
        int local = body.in.u32();
        body.locals.load(body.out, local);
        body.stack.push(body.locals.kind(local));
    }

    void set() {
        int local = body.in.u32();
        body.vectors.convertTop(body.locals.kind(local));
        body.locals.store(body.out, local);
        body.stack.pop();
    }

    void tee() {
        int local = body.in.u32();
        Kind kind = body.locals.kind(local);
        body.vectors.convertTop(kind);
        if (kind.flat() > 1) {
            body.locals.store(body.out, local);
            body.locals.load(body.out, local);
            return;
        }
        if (kind.typeKind().slotSize() == 2) {
            body.out.dup2();
        } else {
            body.out.dup();
        }
        body.locals.store(body.out, local);
    }

    void constant(int opcode) {
        switch (opcode) {
            case Opcodes.I32_CONST -> body.out.loadConstant(body.in.s32());
            case Opcodes.I64_CONST -> body.out.loadConstant(body.in.s64());
            case Opcodes.F32_CONST -> NumericEmitter.constant(body.out, body.in.f32Bits());
            default -> NumericEmitter.constant(body.out, body.in.f64Bits());
        }
        body.stack.push(
                switch (opcode) {
                    case Opcodes.I32_CONST -> Kind.I;
                    case Opcodes.I64_CONST -> Kind.J;
                    case Opcodes.F32_CONST -> Kind.F;
                    default -> Kind.D;
                });
    }

    // ---- globals

    void globalGet() {
        int index = body.in.u32();
        GlobalDef global = body.info.globals()[index];
        Kind kind = body.kind(global.type());
        body.stack.push(kind);
        if (body.module.isPrivateGlobal(index)) {
            loadOwner(index)
                    .getfield(body.module.ownerOfGlobal(index), body.module.fieldOfGlobal(index), kind.carrier());
            return;
        }
        body.loadElement("globals", Names.GLOBAL, index);
        if (kind.isReference()) {
            body.out.getfield(Names.GLOBAL, "ref", ConstantDescs.CD_Object);
            if (kind.needsCast()) {
                body.out.checkcast(kind.carrier());
            }
            return;
        }
        if (kind == Kind.V) {
            body.out
                    .dup()
                    .getfield(Names.GLOBAL, "bits", ConstantDescs.CD_long)
                    .dup2_x1()
                    .pop2()
                    .getfield(Names.GLOBAL, "high", ConstantDescs.CD_long);
            return;
        }
        body.out.getfield(Names.GLOBAL, "bits", ConstantDescs.CD_long);
        Emit.fromBits(body.out, kind);
    }

    private CodeBuilder loadOwner(int global) {
        ClassDesc owner = body.module.ownerOfGlobal(global);
        CodeBuilder out = body.loadInstance();
        return owner.equals(Names.INSTANCE) ? out : out.checkcast(owner);
    }

    void globalSet() {
        int index = body.in.u32();
        Kind kind = body.stack.pop();
        if (body.module.isPrivateGlobal(index)) {
            int value = body.locals.temporary(kind, 0);
            Emit.store(body.out, kind, value);
            loadOwner(index);
            Emit.load(body.out, kind, value);
            body.out.putfield(body.module.ownerOfGlobal(index), body.module.fieldOfGlobal(index), kind.carrier());
            return;
        }
        int value = body.locals.temporary(kind, 0);
        Emit.store(body.out, kind, value);
        body.loadElement("globals", Names.GLOBAL, index);
        if (kind == Kind.V) {
            body.out
                    .dup()
                    .lload(value)
                    .putfield(Names.GLOBAL, "bits", ConstantDescs.CD_long)
                    .lload(value + 2)
                    .putfield(Names.GLOBAL, "high", ConstantDescs.CD_long);
            return;
        }
        Emit.load(body.out, kind, value);
        if (kind.isReference()) {
            body.out.putfield(Names.GLOBAL, "ref", ConstantDescs.CD_Object);
        } else {
            Emit.toBits(body.out, kind);
            body.out.putfield(Names.GLOBAL, "bits", ConstantDescs.CD_long);
        }
    }

    // ---- references

    void reference(int opcode) {
        switch (opcode) {
            case Opcodes.REF_NULL -> {
                Kind kind = body.kind(ValType.ref(true, Immediates.heapType(body.in)));
                body.out.aconst_null();
                body.stack.push(kind);
            }
            case Opcodes.REF_IS_NULL -> isNull();
            case Opcodes.REF_FUNC -> {
                body.loadInstance().loadConstant(body.in.u32()).invokestatic(Names.INSTANCE, "function", FUNCTION_AT);
                body.stack.push(Kind.R);
            }
            default -> nonNull(body.stack.peek());
        }
    }

    private void nonNull(Kind kind) {
        body.out.invokestatic(Names.NUMERIC, "nonNull", NON_NULL);
        if (kind.needsCast()) {
            body.out.checkcast(kind.carrier());
        }
    }

    private void isNull() {
        body.stack.pop();
        Label isNull = body.out.newLabel();
        Label done = body.out.newLabel();
        body.out
                .ifnull(isNull)
                .iconst_0()
                .goto_(done)
                .labelBinding(isNull)
                .iconst_1()
                .labelBinding(done);
        body.stack.push(Kind.I);
    }

    // ---- select

    /** With two values on the stack: keeps the lower one when the condition holds, else the upper one. */
    void select(int condition, boolean when) {
        Kind kind = body.stack.pop();
        Label keepLower = body.out.newLabel();
        Conditions.jump(body.out, condition, when, keepLower);
        switch (kind) {
            case I, F, R, X, O -> body.out.swap().labelBinding(keepLower).pop();
            case J, D -> body.out.dup2_x2().pop2().labelBinding(keepLower).pop2();
            case V -> selectVector(keepLower);
            case VI, VF, VD, VB -> throw new IllegalStateException("a vector that was not settled");
        }
    }

    private void selectVector(Label keepLower) {
        int upper = body.locals.temporary(Kind.V, 0);
        int lower = body.locals.temporary(Kind.V, 1);
        Label done = body.out.newLabel();
        Emit.store(body.out, Kind.V, upper);
        Emit.store(body.out, Kind.V, lower);
        Emit.load(body.out, Kind.V, upper);
        body.out.goto_(done).labelBinding(keepLower).pop2().pop2().labelBinding(done);
    }
}
