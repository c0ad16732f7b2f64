package dev.ashlar.component.host;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.GuestResource;
import dev.ashlar.component.runtime.Boundary;
import dev.ashlar.component.runtime.CallScope;
import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.runtime.FunctionReference;
import dev.ashlar.engine.runtime.LinearMemory;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Generated code's view of one function of one instance: the boundary, and what is called on the other side of it. Fields
 * are null where the generated code does not use them.
 */
@SuppressWarnings("NullAway.Init")
final class Linkage {
    /** No parameter: nothing of the host's is being lowered. */
    static final int NOTHING = -1;

    /** No parameter, but the result of a host function. */
    static final int RESULT = -2;

    final ComponentFunctionType type;
    final Boundary boundary;
    final LinearMemory memory;
    final MethodHandle realloc;
    private final Shape shape;
    private final ResourceWrapper wrapper;

    /** An export's core function. */
    final FunctionReference core;

    /** Of the flat results. */
    final @Nullable MethodHandle postReturn;

    /** An import's host function of dynamic values. */
    final ComponentHostFunction dynamicTarget;

    /** An import's host function of Java types. */
    private final StaticHostFunction staticTarget;

    /** Of Java objects that lifting makes in this call. */
    private final HostBytes bytes;

    private @Nullable CurrentCall current;
    private @Nullable CallContext outer;

    /** The index of the parameter that is being lowered, or {@link #RESULT}, or {@link #NOTHING}. */
    int parameter;

    @SuppressWarnings("NullAway") // see the fields
    Linkage(
            Shape shape,
            Boundary boundary,
            ResourceWrapper wrapper,
            @Nullable FunctionReference core,
            @Nullable MethodHandle postReturn,
            @Nullable ComponentHostFunction dynamicTarget,
            @Nullable StaticHostFunction staticTarget) {
        this.shape = shape;
        this.type = shape.type();
        this.boundary = boundary;
        this.memory = boundary.memory;
        this.realloc = boundary.realloc;
        this.bytes = new HostBytes(boundary.budget());
        this.wrapper = wrapper;
        this.core = core;
        this.postReturn = postReturn;
        this.dynamicTarget = dynamicTarget;
        this.staticTarget = staticTarget;
    }

    CallScope begin() {
        CallScope scope = boundary.begin();
        bytes.release();
        parameter = NOTHING;
        return scope;
    }

    /** Begins a call of a host function of Java types. A function of an instance is not called while it is being called. */
    CallScope begin(CallContext context) {
        CallScope scope = begin();
        CurrentCall call = CurrentCall.ofThread();
        current = call;
        outer = call.enter(context);
        return scope;
    }

    @Nullable StaticHostFunction staticTarget() {
        return staticTarget;
    }

    /** The object to call. */
    Object receiver(CallContext context) {
        return staticTarget.receiver().orElseThrow().apply(context);
    }

    private void leave() {
        CurrentCall call = current;
        if (call != null) {
            call.leave(outer);
            current = null;
            outer = null;
        }
    }

    Object wrap(GuestResource handle, int resource) {
        return shape.dynamic()
                ? handle
                : wrapper.wrap(
                        handle,
                        shape.resources().get(resource),
                        shape.resourceClasses().get(resource));
    }

    void returned(CallScope scope) {
        boundary.returned(scope);
    }

    void end(CallScope scope) {
        leave();
        bytes.release();
        boundary.end(scope);
    }

    void mayLeave(boolean may) {
        boundary.mayLeave(may);
    }

    /** Ends a call that failed. Returns what to throw. */
    Throwable failed(Throwable thrown, CallScope scope) {
        leave();
        bytes.release();
        boolean isMismatch = thrown instanceof IllegalArgumentException
                || thrown instanceof IllegalStateException
                || thrown instanceof NullPointerException
                || thrown instanceof ClassCastException;
        if (parameter == NOTHING || !isMismatch) {
            return boundary.failed(scope, thrown);
        }
        RuntimeException named = named((RuntimeException) thrown);
        if (parameter == RESULT) {
            return boundary.failed(scope, named);
        }
        boundary.rejected(scope);
        return named;
    }

    /** The exception, with the name of what it is about. */
    private RuntimeException named(RuntimeException thrown) {
        String what = parameter == RESULT
                ? "result"
                : "parameter " + type.parameters().get(parameter).name();
        String message = what + ": " + thrown.getMessage();
        return thrown instanceof IllegalStateException
                ? new IllegalStateException(message, thrown)
                : new IllegalArgumentException(message, thrown);
    }

    /** Accounts for Java objects about to be made of what the guest claims to have. */
    void charge(long amount) {
        bytes.charge(amount);
    }
}
