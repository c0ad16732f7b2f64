package dev.ashlar.component;

/**
 * A component-level function returned the error of its {@code result}. Not a trap: the instance stays usable.
 *
 * <p>Generated bindings have a subclass per error type, with a public constructor that takes the error and a narrower
 * {@link #error}. A host function throws it to return the error to the guest.
 */
public abstract class ResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected ResultException(String message) {
        super(message);
    }

    /** The payload; {@link Unit#UNIT} where the type has none. */
    public abstract Object error();
}
