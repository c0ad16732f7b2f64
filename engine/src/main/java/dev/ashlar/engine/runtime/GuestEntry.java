package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door from the host into a store: one thread at a time, with a run permit, and back out with exceptions in the form
 * that the API promises. A thread that is inside may come in again from a host function.
 */
public final class GuestEntry {
    private final Store store;
    private final ExecutionContext exec;

    public GuestEntry(Store store, ExecutionContext exec) {
        this.store = store;
        this.exec = exec;
    }

    public Store store() {
        return store;
    }

    public ExecutionContext exec() {
        return exec;
    }

    /**
     * Enters. Returns what {@link #end} needs.
     *
     * @throws IllegalStateException when another thread is inside, or the store is closed
     */
    public static int begin(FunctionReference function) {
        return function.entry().begin();
    }

    public int begin() {
        return exec.begin();
    }

    /** Leaves. */
    public static void end(int before, FunctionReference function) {
        function.entry().end(before);
    }

    public void end(int before) {
        exec.end(before);
    }

    /** From any thread. */
    public boolean isClosed() {
        return exec.isClosed();
    }

    /** Marks the store closed. */
    public void close() {
        exec.close();
    }

    /** Leaves after an exception. Returns the one to throw. */
    public static Throwable failed(Throwable cause, int before, FunctionReference function) {
        return function.entry().failed(cause, before);
    }

    public Throwable failed(Throwable cause, int before) {
        exec.tail = null;
        end(before);
        return switch (cause) {
            case HostFailure host -> host.getCause();
            case IndexOutOfBoundsException e -> trap(TrapCode.MEMORY_OUT_OF_BOUNDS, OutOfBounds.describe(e), e);
            case StackOverflowError e -> trap(TrapCode.CALL_STACK_EXHAUSTED, "the thread's stack is full", e);
            default -> cause;
        };
    }

    /** Keeps the guest's frames: the cause's trace becomes the trap's. */
    private static Trap trap(TrapCode code, String detail, Throwable cause) {
        Trap trap = new Trap(code, detail, cause);
        trap.setStackTrace(cause.getStackTrace());
        return trap;
    }

    public static ExecutionContext exec(FunctionReference function) {
        return function.entry().exec;
    }

    /** Arguments of a wide call: numbers by flat slot. */
    public static long[] wideNumbers(@Nullable Object[] arguments, FunctionReference function) {
        List<ValueType> types = function.type().parameters();
        long[] longs = new long[Flat.count(types)];
        Flat.write(types, arguments, longs, new @Nullable Object[longs.length]);
        return longs;
    }

    /** Arguments of a wide call: references by flat slot. */
    public static @Nullable Object[] wideReferences(@Nullable Object[] arguments, FunctionReference function) {
        List<ValueType> types = function.type().parameters();
        Carriers.check(types, arguments, function.store(), "arguments");
        @Nullable Object[] refs = new @Nullable Object[Flat.count(types)];
        Flat.write(types, arguments, new long[refs.length], refs);
        return refs;
    }

    /** Several results as objects; the first is in slot 0 by now. */
    public static @Nullable Object[] results(ExecutionContext exec, FunctionReference function) {
        List<ValueType> types = function.type().results();
        return Flat.read(types, exec.longs, exec.refs);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T extends Throwable> RuntimeException sneaky(Throwable e) throws T {
        throw (T) e;
    }
}
