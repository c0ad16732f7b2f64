package dev.ashlar.engine;

/** A store, tenant or process budget does not hold what was asked for. Nothing was allocated. */
public final class ResourceLimitException extends EngineException {
    private static final long serialVersionUID = 1L;

    public ResourceLimitException(String message) {
        super(message);
    }
}
