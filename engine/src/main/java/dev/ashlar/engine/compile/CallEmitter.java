package dev.ashlar.engine.compile;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Calls. A function of the same module is a static method; everything else goes through a function reference. Arguments
 * lie on the operand stack already; instance, context and depth follow.
 */
final class CallEmitter {
    private static final MethodTypeDesc NON_NULL =
            MethodTypeDesc.of(Names.FUNCTION_REFERENCE, Names.FUNCTION_REFERENCE);
    private static final MethodTypeDesc FUNCTION_AT =
            MethodTypeDesc.of(Names.FUNCTION_REFERENCE, Names.INSTANCE, ConstantDescs.CD_int);
    private static final MethodTypeDesc PEND =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.FUNCTION_REFERENCE, Names.EXEC);

    private final Body body;
    private final ControlEmitter control;

    CallEmitter(Body body, ControlEmitter control) {
        this.body = body;
        this.control = control;
    }

    void call() {
        int function = body.in.u32();
        Shape shape = body.module.shapeOf(function);
        if (function < body.module.importedFunctions()) {
            packIfWide(shape);
            loadFunction(function);
            invokeReference(shape);
            return;
        }
        packIfWide(shape);
        int local = function - body.module.importedFunctions();
        loadContext(shape, local);
        body.out.invokestatic(body.module.unitClass(local), body.module.methodName(local), shape.callType());
        finish(shape);
    }

    void callIndirect() {
        Shape shape = resolveIndirect();
        invokeReference(shape);
    }

    void callReference() {
        Shape shape = body.module.shape(body.in.u32());
        resolveReference(shape);
        invokeReference(shape);
    }

    /** With table index on the stack: the function reference, above its (packed) arguments. */
    private Shape resolveIndirect() {
        int type = body.in.u32();
        int table = body.in.u32();
        Shape shape = body.module.shape(type);
        body.stack.pop();
        if (shape.wide()) {
            Kind kind = body.kind(body.info.tables()[table].addressType());
            int index = body.locals.temporary(kind, 0);
            Emit.store(body.out, kind, index);
            packIfWide(shape);
            Emit.load(body.out, kind, index);
        }
        resolve(table, type);
        return shape;
    }

    private void resolveReference(Shape shape) {
        body.stack.pop();
        if (shape.wide()) {
            int reference = body.locals.temporary(Kind.R, 0);
            body.out.astore(reference);
            packIfWide(shape);
            body.out.aload(reference);
        }
        body.out.invokestatic(Names.FUNCTION_REFERENCE, "nonNull", NON_NULL);
    }

    private void packIfWide(Shape shape) {
        if (shape.wide()) {
            Emit.packWide(
                    body.out, shape.parameters(), body.locals.temporary(Kind.O, 0), body.locals.temporary(Kind.O, 1));
        }
    }

    private void loadFunction(int function) {
        body.loadInstance().loadConstant(function).invokestatic(Names.INSTANCE, "function", FUNCTION_AT);
    }

    /** @param function callee, among the functions that are not imported */
    private void loadContext(Shape callee, int function) {
        int operands = body.stack.size() - callee.parameters().size();
        body.lookIfDeep(operands);
        if (body.module.entryChecks().needsDepth(function)) {
            body.loadContext(operands, 0);
        } else {
            body.loadContextWithoutDepth();
        }
    }

    /** With arguments and function reference on the stack. */
    private void invokeReference(Shape shape) {
        body.loadContext(body.stack.size() - shape.parameters().size(), StackCost.dispatch(shape));
        body.out.invokestatic(shape.codeClass(), "invoke", SignatureCompiler.invokeType(shape));
        finish(shape);
    }

    /** With the first flat result on the stack. */
    private void finish(Shape shape) {
        Emit.loadExtraResults(body.out, shape.results(), body.locals.exec);
        body.stack.pop(shape.parameters().size());
        body.stack.push(shape.results());
        body.reloadMemory();
    }

    // ---- tail calls

    void returnCall() {
        int function = body.in.u32();
        Shape shape = body.module.shapeOf(function);
        Emit.putAll(body.out, shape.parameters(), body.locals.exec, 0);
        body.stack.pop(shape.parameters().size());
        loadFunction(function);
        pend();
    }

    void returnCallIndirect() {
        Shape shape = resolveIndirectPlain();
        pendWithArguments(shape);
    }

    void returnCallReference() {
        Shape shape = body.module.shape(body.in.u32());
        body.stack.pop();
        body.out.invokestatic(Names.FUNCTION_REFERENCE, "nonNull", NON_NULL);
        pendWithArguments(shape);
    }

    private Shape resolveIndirectPlain() {
        int type = body.in.u32();
        int table = body.in.u32();
        body.stack.pop();
        resolve(table, type);
        return body.module.shape(type);
    }

    private void resolve(int table, int type) {
        ClassDesc index = body.kind(body.info.tables()[table].addressType()).carrier();
        body.loadTable(table);
        body.loadElement("types", Names.DEFINED_TYPE, type);
        MethodTypeDesc resolve = MethodTypeDesc.of(Names.FUNCTION_REFERENCE, index, Names.TABLE, Names.DEFINED_TYPE);
        body.out.invokestatic(Names.TABLE, "resolve", resolve);
    }

    /** With arguments and callee on the stack. */
    private void pendWithArguments(Shape shape) {
        int callee = body.locals.temporary(Kind.R, 0);
        body.out.astore(callee);
        Emit.putAll(body.out, shape.parameters(), body.locals.exec, 0);
        body.stack.pop(shape.parameters().size());
        body.out.aload(callee);
        pend();
    }

    /** With the callee on the stack: notes it and returns; results do not count now. */
    private void pend() {
        body.loadExec().invokestatic(Names.TAIL_CALLS, "pend", PEND);
        control.returnPending();
        body.live = false;
    }
}
