package dev.ashlar.engine;

/** An import has no definition, or one of another type. */
public final class LinkException extends EngineException {
    private static final long serialVersionUID = 1L;

    public LinkException(String message) {
        super(message);
    }
}
