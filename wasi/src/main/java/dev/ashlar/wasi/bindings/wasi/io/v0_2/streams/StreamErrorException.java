// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.io.v0_2.streams;

import dev.ashlar.component.ResultException;

/// A function failed with `stream-error`.
public final class StreamErrorException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient StreamError error;

    public StreamErrorException(StreamError error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public StreamError error() {
        return error;
    }
}
