package dev.ashlar.http;

/** A component does not export what a server calls. */
public final class UnservableComponentException extends RuntimeException {
    /** @param message what is missing and what is there instead */
    public UnservableComponentException(String message) {
        super(message);
    }
}
