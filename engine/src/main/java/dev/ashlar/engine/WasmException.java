package dev.ashlar.engine;

/**
 * An exception thrown by a guest ({@code throw}) or, through {@link Store#newException}, by a host function. Guests
 * can catch it; one that nobody caught ends the call with it. It is also the value of an {@code exnref}.
 */
public abstract class WasmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For the engine alone; guests' exceptions carry no Java stack trace, which would dominate their cost. */
    protected WasmException(String message) {
        super(message, null, false, false);
    }

    public abstract Tag tag();

    /** The values thrown, one for each parameter of the tag's type. */
    public abstract Object[] payload();
}
