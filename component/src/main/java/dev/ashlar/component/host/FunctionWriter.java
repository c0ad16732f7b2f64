package dev.ashlar.component.host;

import static dev.ashlar.component.host.Emit.LINKAGE;
import static dev.ashlar.component.host.Emit.SCOPE;
import static dev.ashlar.component.host.Emit.helper;
import static dev.ashlar.component.host.Emit.type;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.ashlar.component.Result;
import dev.ashlar.component.ResultException;
import dev.ashlar.component.Value;
import dev.ashlar.component.abi.CoreSignature;
import dev.ashlar.component.abi.Layout;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.component.host.LiftWriter.Core;
import dev.ashlar.component.runtime.Boundary;
import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ValueType;
import dev.ashlar.engine.runtime.FunctionReference;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the methods that make a whole call in one direction:
 *
 * <ul>
 *   <li>an import, called by the guest: lift the arguments, call the host's function, lower its result;
 *   <li>an export, called by the host: lower the arguments, call the guest's function, lift its result.
 * </ul>
 *
 * {@code call} tells the {@link Boundary} of the call and leaves the work to {@code body}.
 */
final class FunctionWriter {
    static final String CALL = "call";

    private static final ClassDesc CONTEXT = helper(CallContext.class);
    private static final ClassDesc FUNCTION = helper(FunctionReference.class);
    private static final ClassDesc VALUES = helper(Value.class).arrayType();

    /** Local variable of a body's first argument. */
    private static final int FIRST = 2;

    private final GeneratedClass generated;
    private final Shape shape;
    private final CoreSignature signature;
    private final LiftWriter lift;
    private final LowerWriter lower;

    FunctionWriter(GeneratedClass generated, Shape shape, CoreSignature signature, StringEncoding encoding) {
        this.generated = generated;
        this.shape = shape;
        this.signature = signature;
        this.lift = new LiftWriter(generated, encoding);
        this.lower = new LowerWriter(generated, encoding);
    }

    // ---- imports

    /** From linkage, call context and flat parameters to the flat result. */
    MethodTypeDesc importType() {
        List<ClassDesc> parameters = new ArrayList<>(List.of(GeneratedClass.LINKAGE, CONTEXT));
        signature.type().parameters().forEach(parameter -> parameters.add(core(parameter)));
        return MethodTypeDesc.of(coreResult(), parameters);
    }

    /** @param target where the shape is not dynamic */
    void writeImport(@Nullable StaticHostFunction target) {
        List<ValueType> types = signature.type().parameters();
        generated.extendHostTarget(types.size(), code -> {
            generated.linkage(code);
            code.aload(code.parameterSlot(0));
            for (int i = 0; i < types.size(); i++) {
                code.lload(code.parameterSlot(i + 1));
                Emit.narrow(code, (NumberType) types.get(i));
            }
            code.invokestatic(generated.name(), CALL, importType());
            if (coreResult().equals(CD_void)) {
                code.lconst_0();
            } else {
                Emit.widen(code, (NumberType) signature.type().results().getFirst());
            }
            code.lreturn();
        });
        writeCall(importType(), coreResult(), !shape.dynamic(), code -> {});
        generated.add("body", bodyType(importType()), code -> importBody(code, target));
    }

    private void importBody(CodeBuilder code, @Nullable StaticHostFunction target) {
        List<Core> flat = new ArrayList<>();
        List<ValueType> types = signature.type().parameters();
        for (int i = 0; i < types.size(); i++) {
            flat.add(new Core((NumberType) types.get(i), code.parameterSlot(FIRST + 1 + i)));
        }
        if (target == null) {
            callDynamic(code, flat);
        } else {
            callStatic(code, flat, target);
        }
        lowering(code, Linkage.RESULT);
        lowerResult(code, flat);
    }

    private void callDynamic(CodeBuilder code, List<Core> flat) {
        code.aload(LINKAGE).aload(FIRST);
        ArgumentWriter arguments = liftedArguments(code, flat);
        List<Mapping> parameters = shape.parameters().fields();
        code.loadConstant(parameters.size()).anewarray(helper(Value.class));
        for (int i = 0; i < parameters.size(); i++) {
            code.dup().loadConstant(i);
            arguments.push(i);
            code.aastore();
        }
        code.invokestatic(
                helper(DynamicCalls.class),
                shape.result().isPresent() ? "call" : "callVoid",
                type(shape.result().isPresent() ? CD_Object : CD_void, GeneratedClass.LINKAGE, CONTEXT, VALUES));
    }

    private void callStatic(CodeBuilder code, List<Core> flat, StaticHostFunction target) {
        List<Mapping> parameters = shape.parameters().fields();
        MethodHandle handle = target.target();
        Consumer<CodeBuilder> call = inner -> {
            generated.constant(inner, handle, MethodHandle.class);
            if (target.receiver().isPresent()) {
                inner.aload(LINKAGE)
                        .aload(FIRST)
                        .invokevirtual(GeneratedClass.LINKAGE, "receiver", type(CD_Object, CONTEXT));
            }
            ArgumentWriter arguments = liftedArguments(inner, flat);
            for (int i = 0; i < parameters.size(); i++) {
                arguments.push(i);
            }
            Emit.invokeExact(inner, handle.type());
        };
        if (shape.failure().isEmpty()) {
            call.accept(code);
            return;
        }
        Shape.Failure failure = shape.failure().get();
        ClassDesc resultException = helper(ResultException.class);
        int outcome = code.allocateLocal(TypeKind.REFERENCE);
        code.trying(
                inner -> {
                    call.accept(inner);
                    boxReturned(inner, failure.returned());
                    inner.invokestatic(helper(Result.class), "ok", type(helper(Result.class), CD_Object), true);
                    inner.astore(outcome);
                },
                handlers -> handlers.catching(resultException, handler -> {
                    generated.constant(handler, failure.exception(), Class.class);
                    handler.invokestatic(
                            helper(Failures.class), "error", type(CD_Object, resultException, helper(Class.class)));
                    handler.astore(outcome);
                }));
        code.aload(outcome);
    }

    private static void boxReturned(CodeBuilder code, ClassDesc returned) {
        if (returned.equals(CD_void)) {
            ClassDesc unit = helper(dev.ashlar.component.Unit.class);
            code.getstatic(unit, "UNIT", unit);
        } else if (returned.isPrimitive()) {
            Emit.box(code, returned);
        }
    }

    private interface ArgumentWriter {
        void push(int index);
    }

    private ArgumentWriter liftedArguments(CodeBuilder code, List<Core> flat) {
        Layout.Product layout = signature.parameters();
        List<Mapping> parameters = shape.parameters().fields();
        if (!signature.parametersSpilled()) {
            return index -> {
                Mapping mapping = parameters.get(index);
                int start = layout.members().get(index).flatStart();
                lift.lift(
                        code,
                        mapping,
                        flat.subList(start, start + mapping.layout().flat().size()));
            };
        }
        int pointer = flat.getFirst().local();
        checkArea(code, pointer, layout);
        Emit.bytes(code);
        int memory = Emit.toLocal(code, Emit.BYTES);
        return index -> lift.load(
                code, parameters.get(index), pointer, offset(layout.members().get(index)), memory);
    }

    /** Returns the result on the stack to the guest. */
    private void lowerResult(CodeBuilder code, List<Core> flat) {
        Optional<Mapping> result = shape.result();
        if (result.isEmpty()) {
            code.return_();
            return;
        }
        Mapping mapping = result.get();
        if (signature.resultSpilled()) {
            int value = Emit.toLocal(code, mapping.carrier());
            int pointer = flat.getLast().local();
            checkArea(code, pointer, mapping.layout());
            code.loadLocal(TypeKind.from(mapping.carrier()), value);
            lower.store(code, mapping, pointer, 0);
            code.return_();
            return;
        }
        Flattened flattened = new Flattened(code);
        flattened.add(mapping);
        flattened.push();
        code.return_(TypeKind.from(coreResult()));
    }

    // ---- exports

    /** From linkage and Java's arguments to Java's result. */
    MethodTypeDesc exportType() {
        return shape.dynamic()
                ? type(CD_Object, GeneratedClass.LINKAGE, VALUES)
                : javaType().insertParameterTypes(0, GeneratedClass.LINKAGE);
    }

    /** @param enter the way into a core function of this signature, its last parameter the function */
    void writeExport(MethodHandle enter) {
        MethodTypeDesc inner = shape.failure().isPresent() ? exportType().changeReturnType(CD_Object) : exportType();
        writeCall(exportType(), inner.returnType(), false, this::returnOrThrow);
        generated.add("body", bodyType(inner), code -> exportBody(code, enter));
    }

    private void returnOrThrow(CodeBuilder code) {
        if (shape.failure().isEmpty()) {
            return;
        }
        Shape.Failure failure = shape.failure().get();
        generated.constant(code, failure.constructor(), MethodHandle.class);
        code.loadConstant(failure.hasPayload() ? 1 : 0)
                .invokestatic(helper(Failures.class), "orThrow", type(CD_Object, CD_Object, CD_MethodHandle, CD_int));
        if (failure.returned().equals(CD_void)) {
            code.pop();
        } else if (failure.returned().isPrimitive()) {
            Emit.unbox(code, failure.returned());
        }
    }

    private void exportBody(CodeBuilder code, MethodHandle enter) {
        Flattened flattened = lowerArguments(code);
        lowering(code, Linkage.NOTHING);
        generated.constant(code, enter, MethodHandle.class);
        flattened.push();
        code.aload(LINKAGE).getfield(GeneratedClass.LINKAGE, "core", FUNCTION);
        MethodTypeDesc core = coreType();
        code.invokevirtual(CD_MethodHandle, "invokeExact", core.insertParameterTypes(core.parameterCount(), FUNCTION));
        liftResult(code);
    }

    private Flattened lowerArguments(CodeBuilder code) {
        List<Mapping> parameters = shape.parameters().fields();
        Flattened flattened = new Flattened(code);
        int pointer = signature.parametersSpilled() ? allocateParameters(code) : -1;
        for (int i = 0; i < parameters.size(); i++) {
            Mapping mapping = parameters.get(i);
            lowering(code, i);
            pushArgument(code, i, mapping);
            if (signature.parametersSpilled()) {
                lower.store(
                        code,
                        mapping,
                        pointer,
                        offset(signature.parameters().members().get(i)));
            } else {
                flattened.add(mapping);
            }
        }
        if (signature.parametersSpilled()) {
            flattened.flat.add(new Core(NumberType.I32, pointer));
        }
        return flattened;
    }

    private void pushArgument(CodeBuilder code, int index, Mapping mapping) {
        if (shape.dynamic()) {
            code.aload(FIRST).loadConstant(index).aaload();
        } else {
            code.loadLocal(TypeKind.from(mapping.carrier()), code.parameterSlot(FIRST + index));
        }
    }

    private int allocateParameters(CodeBuilder code) {
        Layout.Product layout = signature.parameters();
        code.aload(LINKAGE)
                .loadConstant(layout.alignment())
                .loadConstant(layout.size())
                .invokestatic(helper(Area.class), "allocate", type(CD_int, GeneratedClass.LINKAGE, CD_int, CD_long));
        return Emit.toLocal(code, CD_int);
    }

    /** Notes what an exception is about. */
    private static void lowering(CodeBuilder code, int parameter) {
        code.aload(LINKAGE).loadConstant(parameter).putfield(GeneratedClass.LINKAGE, "parameter", CD_int);
    }

    private void liftResult(CodeBuilder code) {
        Optional<Mapping> result = shape.result();
        List<Core> flat = new ArrayList<>();
        if (!coreResult().equals(CD_void)) {
            NumberType type = (NumberType) signature.type().results().getFirst();
            flat.add(new Core(type, Emit.toLocal(code, Emit.core(type))));
        }
        if (result.isEmpty()) {
            finishExport(code, flat);
            if (shape.dynamic()) {
                code.aconst_null().areturn();
            } else {
                code.return_();
            }
            return;
        }
        Mapping mapping = result.get();
        if (signature.resultSpilled()) {
            int pointer = flat.getFirst().local();
            checkArea(code, pointer, mapping.layout());
            Emit.bytes(code);
            lift.load(code, mapping, pointer, 0, Emit.toLocal(code, Emit.BYTES));
        } else {
            lift.lift(code, mapping, flat);
        }
        TypeKind kind = TypeKind.from(mapping.carrier());
        int lifted = Emit.toLocal(code, mapping.carrier());
        finishExport(code, flat);
        code.loadLocal(kind, lifted).return_(kind);
    }

    /** Tells that the result is lifted; calls {@code post-return} where there is one. */
    private void finishExport(CodeBuilder code, List<Core> flat) {
        code.aload(LINKAGE)
                .aload(SCOPE)
                .invokevirtual(GeneratedClass.LINKAGE, "returned", type(CD_void, GeneratedClass.SCOPE));
        var done = code.newLabel();
        code.aload(LINKAGE).getfield(GeneratedClass.LINKAGE, "postReturn", CD_MethodHandle);
        int postReturn = Emit.toLocal(code, CD_MethodHandle);
        code.aload(postReturn).ifnull(done);
        mayLeave(code, false);
        code.aload(postReturn);
        flat.forEach(core -> code.loadLocal(Emit.kind(core.type()), core.local()));
        code.invokevirtual(
                CD_MethodHandle,
                "invokeExact",
                MethodTypeDesc.of(
                        CD_void,
                        flat.stream().map(core -> Emit.core(core.type())).toList()));
        mayLeave(code, true);
        code.labelBinding(done);
    }

    private static void mayLeave(CodeBuilder code, boolean may) {
        code.aload(LINKAGE)
                .loadConstant(may ? 1 : 0)
                .invokevirtual(
                        GeneratedClass.LINKAGE, "mayLeave", type(CD_void, java.lang.constant.ConstantDescs.CD_boolean));
    }

    // ---- both

    /** The method that is called: one that tells the boundary, around the body. */
    private void writeCall(
            MethodTypeDesc type, ClassDesc bodyResult, boolean withContext, Consumer<CodeBuilder> afterwards) {
        MethodTypeDesc body = bodyType(type).changeReturnType(bodyResult);
        generated.add(CALL, type, code -> {
            code.aload(LINKAGE);
            if (withContext) {
                code.aload(1);
            }
            code.invokevirtual(
                    GeneratedClass.LINKAGE,
                    "begin",
                    withContext ? type(GeneratedClass.SCOPE, CONTEXT) : type(GeneratedClass.SCOPE));
            int scope = Emit.toLocal(code, GeneratedClass.SCOPE);
            TypeKind kind = TypeKind.from(bodyResult);
            boolean hasResult = kind != TypeKind.VOID;
            int result = hasResult ? code.allocateLocal(kind) : -1;
            code.trying(
                    inner -> {
                        inner.aload(LINKAGE).aload(scope);
                        for (int i = 1; i < type.parameterCount(); i++) {
                            inner.loadLocal(TypeKind.from(type.parameterType(i)), inner.parameterSlot(i));
                        }
                        inner.invokestatic(generated.name(), "body", body);
                        if (hasResult) {
                            inner.storeLocal(kind, result);
                        }
                        inner.aload(LINKAGE)
                                .aload(scope)
                                .invokevirtual(GeneratedClass.LINKAGE, "end", type(CD_void, GeneratedClass.SCOPE));
                    },
                    handlers -> handlers.catchingAll(handler -> {
                        int thrown = Emit.toLocal(handler, CD_Throwable);
                        handler.aload(LINKAGE)
                                .aload(thrown)
                                .aload(scope)
                                .invokevirtual(
                                        GeneratedClass.LINKAGE,
                                        "failed",
                                        type(CD_Throwable, CD_Throwable, GeneratedClass.SCOPE))
                                .athrow();
                    }));
            if (hasResult) {
                code.loadLocal(kind, result);
            }
            // the call has ended: what is thrown from here on is the function's error, no failure of the instance
            afterwards.accept(code);
            code.return_(TypeKind.from(type.returnType()));
        });
    }

    private static MethodTypeDesc bodyType(MethodTypeDesc call) {
        return call.insertParameterTypes(1, GeneratedClass.SCOPE);
    }

    /** Core values in the making: in locals, and for variants in an array that is made for the first of them. */
    private final class Flattened {
        private final CodeBuilder code;
        private final List<Core> flat = new ArrayList<>();

        Flattened(CodeBuilder code) {
            this.code = code;
        }

        /** Lowers the value on the stack. */
        void add(Mapping mapping) {
            if (LowerWriter.isStraight(mapping)) {
                flat.addAll(lower.toLocals(code, mapping));
                return;
            }
            int value = Emit.toLocal(code, CD_Object);
            List<NumberType> types = mapping.layout().flat();
            code.loadConstant(types.size()).newarray(TypeKind.LONG);
            int array = Emit.toLocal(code, CD_long.arrayType());
            code.aload(value);
            lower.toArray(code, mapping, array);
            for (int i = 0; i < types.size(); i++) {
                code.aload(array).loadConstant(i).laload();
                Emit.narrow(code, types.get(i));
                flat.add(new Core(types.get(i), Emit.toLocal(code, Emit.core(types.get(i)))));
            }
        }

        void push() {
            flat.forEach(core -> code.loadLocal(Emit.kind(core.type()), core.local()));
        }
    }

    private static void checkArea(CodeBuilder code, int pointer, Layout layout) {
        code.aload(LINKAGE)
                .iload(pointer)
                .loadConstant(layout.size())
                .loadConstant(layout.alignment())
                .invokestatic(
                        helper(Area.class), "check", type(CD_void, GeneratedClass.LINKAGE, CD_int, CD_long, CD_int));
    }

    private static int offset(Layout.Member member) {
        return Math.toIntExact(member.offset());
    }

    /** The type of the Java function, everything but primitives erased. */
    MethodTypeDesc javaType() {
        List<ClassDesc> parameters =
                shape.parameters().fields().stream().map(Mapping::carrier).toList();
        ClassDesc result = shape.failure()
                .map(Shape.Failure::returned)
                .orElseGet(() -> shape.result().map(Mapping::carrier).orElse(CD_void));
        return MethodTypeDesc.of(result, parameters);
    }

    private MethodTypeDesc coreType() {
        return MethodTypeDesc.of(
                coreResult(),
                signature.type().parameters().stream().map(FunctionWriter::core).toList());
    }

    private ClassDesc coreResult() {
        List<ValueType> results = signature.type().results();
        return results.isEmpty() ? CD_void : core(results.getFirst());
    }

    private static ClassDesc core(ValueType type) {
        return Emit.core((NumberType) type);
    }
}
