package dev.ashlar.engine.compile;

import dev.ashlar.engine.compile.ModuleCompiler.Dispatcher;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates the code behind function references: a class for functions of one shape that switches on a number to them. C2
 * inlines through it where a call site sees few callees.
 */
final class DispatchCompiler {
    private static final String NUMBER = "number";
    private static final MethodTypeDesc SUPER = MethodTypeDesc.of(ConstantDescs.CD_void, Names.SIGNATURE);
    private static final MethodTypeDesc CONSTRUCTOR =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.SIGNATURE, ConstantDescs.CD_int);

    private DispatchCompiler() {}

    static byte[] compile(ModuleCompiler module, Dispatcher dispatcher) {
        ClassDesc name = Names.guest("D" + dispatcher.number());
        ClassDesc superclass = dispatcher.shape().codeClass();
        boolean tailCalls = false;
        for (int function : dispatcher.functions()) {
            tailCalls |= module.hasTailCalls(function - module.importedFunctions());
        }
        boolean withBodies = tailCalls;
        return ClassFiles.WRITER.build(name, type -> {
            type.withFlags(ClassFiles.PUBLIC_FINAL).withSuperclass(superclass);
            type.withField(NUMBER, ConstantDescs.CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            addConstructor(type, name, superclass);
            addSwitch(type, name, "call", module, dispatcher, false);
            if (withBodies) {
                addSwitch(type, name, "callBody", module, dispatcher, true);
            }
        });
    }

    private static void addConstructor(ClassBuilder type, ClassDesc name, ClassDesc superclass) {
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                CONSTRUCTOR,
                ClassFile.ACC_PUBLIC,
                out -> out.aload(0)
                        .aload(1)
                        .invokespecial(superclass, ConstantDescs.INIT_NAME, SUPER)
                        .aload(0)
                        .iload(2)
                        .putfield(name, NUMBER, ConstantDescs.CD_int)
                        .return_());
    }

    private static void addSwitch(
            ClassBuilder type,
            ClassDesc name,
            String method,
            ModuleCompiler module,
            Dispatcher dispatcher,
            boolean bodies) {
        Shape shape = dispatcher.shape();
        type.withMethodBody(
                method,
                shape.callType(),
                ClassFile.ACC_PUBLIC,
                out -> switchToFunctions(out, name, module, dispatcher, bodies));
    }

    private static void switchToFunctions(
            CodeBuilder out, ClassDesc name, ModuleCompiler module, Dispatcher dispatcher, boolean bodies) {
        int[] functions = dispatcher.functions();
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 1; i < functions.length; i++) {
            cases.add(SwitchCase.of(i, out.newLabel()));
        }
        Label first = out.newLabel();
        if (!cases.isEmpty()) {
            out.aload(0).getfield(name, NUMBER, ConstantDescs.CD_int);
            out.tableswitch(1, functions.length - 1, first, cases);
        }
        out.labelBinding(first);
        callFunction(out, module, functions[0], dispatcher.shape(), bodies);
        for (SwitchCase choice : cases) {
            out.labelBinding(choice.target());
            callFunction(out, module, functions[choice.caseValue()], dispatcher.shape(), bodies);
        }
    }

    private static void callFunction(CodeBuilder out, ModuleCompiler module, int index, Shape shape, boolean bodies) {
        int function = index - module.importedFunctions();
        String method = module.methodName(function);
        if (bodies && module.hasTailCalls(function)) {
            method = UnitCompiler.bodyName(method);
        }
        int instance = Arguments.load(out, shape, 1);
        out.aload(instance).aload(instance + 1).iload(instance + 2);
        out.invokestatic(module.unitClass(function), method, shape.callType());
        Emit.returnFirst(out, shape.results());
    }
}
