package dev.ashlar.component.link;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.component.plan.Intrinsic;
import dev.ashlar.component.runtime.CallFunctions;
import dev.ashlar.component.runtime.InstanceFunctions;
import dev.ashlar.component.runtime.InstanceState;
import dev.ashlar.component.runtime.ResourceFunctions;
import dev.ashlar.component.runtime.StringTranscoder;
import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.runtime.HostFunctionMaker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The functions that the runtime implements, as handles that take a {@link CallContext} first. */
final class IntrinsicFunctions {
    private static final MethodHandle RESOURCE_NEW = find(ResourceFunctions.class, "create", int.class, int.class);
    private static final MethodHandle RESOURCE_REP = find(ResourceFunctions.class, "rep", int.class, int.class);
    private static final MethodHandle RESOURCE_DROP = find(ResourceFunctions.class, "drop", void.class, int.class);
    private static final MethodHandle CONTEXT_GET = find(InstanceFunctions.class, "get", int.class);
    private static final MethodHandle CONTEXT_GET_WIDE = find(InstanceFunctions.class, "getLong", long.class);
    private static final MethodHandle CONTEXT_SET = find(InstanceFunctions.class, "set", void.class, int.class);
    private static final MethodHandle CONTEXT_SET_WIDE =
            find(InstanceFunctions.class, "setLong", void.class, long.class);
    private static final MethodHandle BACKPRESSURE = find(InstanceFunctions.class, "backpressure", void.class);
    private static final MethodHandle TRANSFER_OWN = find(CallFunctions.Transfer.class, "own", int.class, int.class);
    private static final MethodHandle LEND_BORROW = find(CallFunctions.Transfer.class, "borrow", int.class, int.class);
    private static final MethodHandle BEGIN_CALL = find(CallFunctions.class, "begin", void.class);
    private static final MethodHandle END_CALL = find(CallFunctions.class, "end", void.class);
    private static final MethodHandle TRAP = findStatic(CallFunctions.class, "trap", CallContext.class, int.class);
    private static final MethodHandle UNSUPPORTED =
            findStatic(IntrinsicFunctions.class, "unsupported", Intrinsic.Unsupported.class);
    private static final MethodHandle CANNOT_ENTER =
            findStatic(IntrinsicFunctions.class, "cannotEnter", Intrinsic.CannotEnter.class);

    private final Contents contents;

    IntrinsicFunctions(Contents contents) {
        this.contents = contents;
    }

    private static MethodHandle find(Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
        try {
            return MethodHandles.lookup()
                    .findVirtual(
                            owner,
                            name,
                            MethodType.methodType(result, parameters).insertParameterTypes(0, CallContext.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static MethodHandle findStatic(Class<?> owner, String name, Class<?>... parameters) {
        try {
            return MethodHandles.lookup().findStatic(owner, name, MethodType.methodType(void.class, parameters));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("UnusedMethod") // through CANNOT_ENTER
    private static void cannotEnter(Intrinsic.CannotEnter what) {
        throw new Trap(ComponentTraps.CANNOT_ENTER, what.callee() + " contains the caller, or the other way round");
    }

    @SuppressWarnings("UnusedMethod") // through UNSUPPORTED
    private static void unsupported(Intrinsic.Unsupported what) {
        throw new UnsupportedComponentFeatureException(what.feature(), what.what());
    }

    MethodHandle target(Intrinsic intrinsic, HostFunctionMaker maker) {
        return switch (intrinsic) {
            case Intrinsic.ResourceNew(int instance, int resource) -> RESOURCE_NEW.bindTo(of(instance, resource));
            case Intrinsic.ResourceRep(int instance, int resource) -> RESOURCE_REP.bindTo(of(instance, resource));
            case Intrinsic.ResourceDrop(int instance, int resource) -> RESOURCE_DROP.bindTo(of(instance, resource));
            case Intrinsic.ContextGet(int instance, int slot, boolean wide) ->
                (wide ? CONTEXT_GET_WIDE : CONTEXT_GET).bindTo(new InstanceFunctions(instance(instance), slot));
            case Intrinsic.ContextSet(int instance, int slot, boolean wide) ->
                (wide ? CONTEXT_SET_WIDE : CONTEXT_SET).bindTo(new InstanceFunctions(instance(instance), slot));
            case Intrinsic.Backpressure(int instance, int change) ->
                BACKPRESSURE.bindTo(new InstanceFunctions(instance(instance), change));
            case Intrinsic.TransferOwn(int from, int to, int resource) ->
                TRANSFER_OWN.bindTo(transfer(from, to, resource));
            case Intrinsic.LendBorrow(int from, int to, int resource) ->
                LEND_BORROW.bindTo(transfer(from, to, resource));
            case Intrinsic.BeginCall(int callee) -> BEGIN_CALL.bindTo(new CallFunctions(instance(callee)));
            case Intrinsic.EndCall(int callee) -> END_CALL.bindTo(new CallFunctions(instance(callee)));
            case Intrinsic.ThrowTrap() -> TRAP;
            case Intrinsic.Transcode(var transcoder, int from, int to) ->
                MethodHandles.dropArguments(
                        StringTranscoder.bind(transcoder, contents.requireMemory(from), contents.requireMemory(to)),
                        0,
                        CallContext.class);
            case Intrinsic.CannotEnter cannot -> thrower(CANNOT_ENTER.bindTo(cannot), maker.targetType());
            case Intrinsic.Unsupported unsupported -> thrower(UNSUPPORTED.bindTo(unsupported), maker.targetType());
        };
    }

    private static MethodHandle thrower(MethodHandle thrower, MethodType type) {
        MethodHandle returning = thrower.asType(MethodType.methodType(type.returnType()));
        return MethodHandles.dropArguments(returning, 0, type.parameterList());
    }

    private InstanceState instance(int slot) {
        return contents.instances()[slot];
    }

    private ResourceFunctions of(int instance, int resource) {
        return new ResourceFunctions(instance(instance), contents.resource(resource));
    }

    private CallFunctions.Transfer transfer(int from, int to, int resource) {
        return new CallFunctions.Transfer(instance(from), instance(to), contents.resource(resource));
    }
}
