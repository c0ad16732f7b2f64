package dev.ashlar.engine;

import org.jspecify.annotations.Nullable;

/** The common type of everything that this engine throws on purpose. */
public abstract class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineException(String message) {
        super(message);
    }

    EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    EngineException(String message, @Nullable Throwable cause, boolean writableStackTrace) {
        super(message, cause, false, writableStackTrace);
    }
}
