// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.ResultException;

/// A function failed with `header-error`.
public final class HeaderErrorException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient HeaderError error;

    public HeaderErrorException(HeaderError error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public HeaderError error() {
        return error;
    }
}
