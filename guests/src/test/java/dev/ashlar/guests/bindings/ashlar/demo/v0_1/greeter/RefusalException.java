// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter;

import dev.ashlar.component.ResultException;

/// A function failed with `refusal`.
public final class RefusalException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal error;

    public RefusalException(Refusal error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public Refusal error() {
        return error;
    }
}
