package dev.ashlar.wasi.network;

/**
 * No rule allows what a guest wants of the network. The message says what that was, why it is refused and which rule would
 * allow it: it is for the operator, a guest learns only that it was denied.
 */
public final class NetworkDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NetworkDeniedException(String message) {
        super(message);
    }
}
