package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.WasmException;

/**
 * An exception of a host function on its way through a guest to the host. Wrapped, so that the guest's own {@link
 * IndexOutOfBoundsException} or {@link StackOverflowError} is not mistaken for it.
 */
public final class HostFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HostFailure(Throwable cause) {
        super(cause.getMessage(), cause, false, false);
    }

    /**
     * What to throw through the guest for what a host function threw; called by generated code. An exception of a guest of
     * another store is the host's here: this guest must not catch it, for its payload is none of this store's.
     */
    public static Throwable wrap(Throwable thrown, ExecutionContext exec) {
        boolean passesAsItIs = switch (thrown) {
            case Trap _, HostFailure _ -> true;
            case WasmException exception -> exception.tag().store() == exec.store();
            default -> false;
        };
        return passesAsItIs ? thrown : new HostFailure(thrown);
    }

    @Override
    @SuppressWarnings("NullAway") // the constructor takes one
    public synchronized Throwable getCause() {
        return super.getCause();
    }
}
