package dev.ashlar.bench;

/** An engine is missing, died, or refused a module. */
final class PeerException extends Exception {
    private static final long serialVersionUID = 1;

    PeerException(String message) {
        super(message);
    }
}
