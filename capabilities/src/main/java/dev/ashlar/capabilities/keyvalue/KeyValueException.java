package dev.ashlar.capabilities.keyvalue;

import org.jspecify.annotations.Nullable;

/** A store cannot do what it was asked for. The message is for guests, too: it has no passwords in it. */
public class KeyValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyValueException(String message) {
        this(message, null);
    }

    public KeyValueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
