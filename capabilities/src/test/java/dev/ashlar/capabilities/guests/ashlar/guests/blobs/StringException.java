// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.guests.ashlar.guests.blobs;

import dev.ashlar.component.ResultException;

/// A function failed with `string`.
public final class StringException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient String error;

    public StringException(String error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public String error() {
        return error;
    }
}
