package dev.ashlar.component.text;

import dev.ashlar.component.ComponentException;

/** The component is valid, but its type is one that WIT has no words for. */
public final class NotInWitException extends ComponentException {
    private static final long serialVersionUID = 1L;

    NotInWitException(String what) {
        super("WIT has no words for this component's type: " + what);
    }
}
