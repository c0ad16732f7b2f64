package dev.ashlar.engine.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Generates a module's subclass of {@code ModuleInstance}, which holds its private globals as fields. */
final class InstanceCompiler {
    private static final MethodTypeDesc CONSTRUCTOR =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.MODULE_CODE, Names.GUEST_ENTRY);
    private static final MethodTypeDesc SET =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_long);
    private static final MethodTypeDesc GET = MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int);

    private final ModuleCompiler module;
    private final List<Integer> globals = new ArrayList<>();

    private InstanceCompiler(ModuleCompiler module) {
        this.module = module;
        for (int i = 0; i < module.info().globals().length; i++) {
            if (module.isPrivateGlobal(i)) {
                globals.add(i);
            }
        }
    }

    static byte[] compile(ModuleCompiler module) {
        return ClassFiles.WRITER.build(ModuleCompiler.INSTANCE_CLASS, new InstanceCompiler(module)::build);
    }

    private void build(ClassBuilder type) {
        type.withFlags(ClassFiles.PUBLIC_FINAL).withSuperclass(Names.INSTANCE);
        for (int global : globals) {
            if (!module.ownerOfGlobal(global).equals(Names.INSTANCE)) {
                type.withField(module.fieldOfGlobal(global), kind(global).carrier(), ClassFile.ACC_PUBLIC);
            }
        }
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                CONSTRUCTOR,
                ClassFile.ACC_PUBLIC,
                out -> out.aload(0)
                        .aload(1)
                        .aload(2)
                        .invokespecial(Names.INSTANCE, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                        .return_());
        type.withMethodBody("setGlobal", SET, ClassFile.ACC_PUBLIC, this::buildSet);
        type.withMethodBody("getGlobal", GET, ClassFile.ACC_PUBLIC, this::buildGet);
    }

    private Kind kind(int global) {
        return Kind.of(module.info().globals()[global].type(), module.info().types()::isFunction);
    }

    private void buildSet(CodeBuilder out) {
        forEachGlobal(out, global -> {
            out.aload(0).lload(2);
            Emit.fromBits(out, kind(global));
            out.putfield(
                            module.ownerOfGlobal(global),
                            module.fieldOfGlobal(global),
                            kind(global).carrier())
                    .return_();
        });
        out.return_();
    }

    private void buildGet(CodeBuilder out) {
        forEachGlobal(out, global -> {
            out.aload(0)
                    .getfield(
                            module.ownerOfGlobal(global),
                            module.fieldOfGlobal(global),
                            kind(global).carrier());
            Emit.toBits(out, kind(global));
            out.lreturn();
        });
        out.lconst_0().lreturn();
    }

    /** A switch on the argument; what follows it is for numbers that are no private global. */
    private void forEachGlobal(CodeBuilder out, IntConsumer each) {
        Label none = out.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        for (int global : globals) {
            cases.add(SwitchCase.of(global, out.newLabel()));
        }
        out.iload(1).lookupswitch(none, cases);
        for (SwitchCase choice : cases) {
            out.labelBinding(choice.target());
            each.accept(choice.caseValue());
        }
        out.labelBinding(none);
    }
}
