// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.ResultException;

/// A function failed with `error-code`.
public final class ErrorCodeException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode error;

    public ErrorCodeException(ErrorCode error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public ErrorCode error() {
        return error;
    }
}
