package dev.ashlar.component.compose;

import dev.ashlar.component.ComponentException;
import org.jspecify.annotations.Nullable;

/** Components do not fit together. The message names both sides. */
public final class ComposeException extends ComponentException {
    private static final long serialVersionUID = 1L;

    ComposeException(String message) {
        this(message, null);
    }

    ComposeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
