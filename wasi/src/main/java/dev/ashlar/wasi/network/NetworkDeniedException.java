package dev.ashlar.wasi.network;

/**
 * No rule allows what a guest wants of the network. The message says what that was, why it is refused and which rule would
 * allow it: it is for the operator, a guest learns only that it was denied.
 */
public final class NetworkDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean byAddress;

    NetworkDeniedException(String message) {
        this(message, false);
    }

    NetworkDeniedException(String message, boolean byAddress) {
        super(message);
        this.byAddress = byAddress;
    }

    /** Whether the name would be allowed, were it not for the addresses that it has. */
    public boolean isByAddress() {
        return byAddress;
    }
}
