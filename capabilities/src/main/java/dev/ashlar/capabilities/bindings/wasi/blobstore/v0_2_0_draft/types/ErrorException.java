// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types;

import dev.ashlar.component.ResultException;

/// A function failed with `error`.
public final class ErrorException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient String error;

    public ErrorException(String error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public String error() {
        return error;
    }
}
