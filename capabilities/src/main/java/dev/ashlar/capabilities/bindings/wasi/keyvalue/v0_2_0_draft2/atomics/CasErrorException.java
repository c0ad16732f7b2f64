// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics;

import dev.ashlar.component.ResultException;

/// A function failed with `cas-error`.
public final class CasErrorException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient CasError error;

    public CasErrorException(CasError error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public CasError error() {
        return error;
    }
}
