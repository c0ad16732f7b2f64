package dev.ashlar.engine.runtime;

/**
 * An exception of a host function on its way through a guest to the host. Wrapped, so that the guest's own {@link
 * IndexOutOfBoundsException} or {@link StackOverflowError} is not mistaken for it.
 */
public final class HostFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HostFailure(Throwable cause) {
        super(cause.getMessage(), cause, false, false);
    }

    @Override
    @SuppressWarnings("NullAway") // the constructor takes one
    public synchronized Throwable getCause() {
        return super.getCause();
    }
}
