// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store;

import dev.ashlar.component.ResultException;

/// A function failed with `error`.
public final class ErrorException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient Error error;

    public ErrorException(Error error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public Error error() {
        return error;
    }
}
