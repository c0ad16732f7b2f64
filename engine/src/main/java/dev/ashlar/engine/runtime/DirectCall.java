package dev.ashlar.engine.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Wraps a handle of a host function in the steps of the boundary, without boxing. */
final class DirectCall {
    private static final MethodHandle ENTER;
    private static final MethodHandle LEAVE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            ENTER = lookup.findStatic(
                    DirectCall.class,
                    "enter",
                    MethodType.methodType(Frame.class, ModuleInstance.class, ExecutionContext.class, int.class));
            LEAVE = lookup.findStatic(
                    DirectCall.class, "leave", MethodType.methodType(void.class, Throwable.class, Frame.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private DirectCall() {}

    /** What has to be put back after the call. */
    private record Frame(
            ExecutionContext exec, int outer, @Nullable ModuleInstance outerCaller) {}

    @SuppressWarnings("UnusedMethod") // through ENTER
    private static Frame enter(ModuleInstance instance, ExecutionContext exec, int depth) {
        ModuleInstance outerCaller = exec.callerInstance();
        return new Frame(exec, exec.enterHost(instance, depth), outerCaller);
    }

    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // through LEAVE, as tryFinally wants it
    private static void leave(@Nullable Throwable thrown, Frame frame) {
        frame.exec.leaveHost(frame.outer, frame.outerCaller);
    }

    /**
     * @param target takes a context and the flat parameters
     * @param hostType the flat parameters, instance, context, depth
     */
    static MethodHandle around(MethodHandle target, MethodType hostType) {
        MethodType plain = hostType.dropParameterTypes(hostType.parameterCount() - 3, hostType.parameterCount());
        int flat = plain.parameterCount();
        Class<?> result = hostType.returnType();
        // (Frame, context, flat…) with a clean-up that sees the frame.
        MethodHandle body = MethodHandles.dropArguments(target, 0, Frame.class);
        MethodHandle leave =
                result == void.class ? LEAVE : MethodHandles.dropArguments(returning(result), 3, new Class<?>[0]);
        MethodHandle guarded = MethodHandles.tryFinally(body, leave);
        // (flat…, instance, context, depth): order, then make the frame from the last three.
        MethodType withFrame = hostType.insertParameterTypes(0, Frame.class);
        int[] order = new int[flat + 2];
        order[0] = 0;
        order[1] = flat + 2;
        for (int i = 0; i < flat; i++) {
            order[i + 2] = i + 1;
        }
        MethodHandle permuted = MethodHandles.permuteArguments(guarded, withFrame, order);
        int[] enterOrder = {flat, flat + 1, flat + 2};
        MethodHandle enter = MethodHandles.permuteArguments(ENTER, hostType.changeReturnType(Frame.class), enterOrder);
        return MethodHandles.foldArguments(permuted, enter);
    }

    /** {@code (Throwable, result, Frame) → result} that leaves. */
    private static MethodHandle returning(Class<?> result) {
        MethodHandle pass =
                MethodHandles.dropArguments(MethodHandles.identity(result), 1, Throwable.class, Frame.class);
        MethodHandle leaveFirst = MethodHandles.permuteArguments(
                LEAVE, MethodType.methodType(void.class, result, Throwable.class, Frame.class), 1, 2);
        MethodHandle both = MethodHandles.foldArguments(pass, leaveFirst);
        return MethodHandles.permuteArguments(
                both, MethodType.methodType(result, Throwable.class, result, Frame.class), 1, 0, 2);
    }
}
