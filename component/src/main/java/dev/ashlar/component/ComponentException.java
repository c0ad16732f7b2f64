package dev.ashlar.component;

import org.jspecify.annotations.Nullable;

/** The common type of everything that this module throws on purpose; see also {@link dev.ashlar.engine.EngineException}. */
public abstract class ComponentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected ComponentException(String message) {
        super(message);
    }

    protected ComponentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
