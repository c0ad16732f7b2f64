package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * A helper that generated code calls, directly or through a constant handle: C2 inlines what is behind one also where a method is so
 * large that it inlines nothing else (decision 0103).
 */
record StaticMethod(ClassDesc owner, String name, MethodTypeDesc type) {
    /** The constant that goes below the operands of {@link #invokeHandle}. */
    DirectMethodHandleDesc handle() {
        return MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, owner, name, type);
    }

    void invoke(CodeBuilder out) {
        out.invokestatic(owner, name, type);
    }

    /** With the handle and all operands on the stack. */
    void invokeHandle(CodeBuilder out) {
        out.invokevirtual(ConstantDescs.CD_MethodHandle, "invokeExact", type);
    }
}
