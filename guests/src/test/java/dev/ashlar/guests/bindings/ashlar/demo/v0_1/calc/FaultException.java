// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc;

import dev.ashlar.component.ResultException;

/// A function failed with `fault`.
public final class FaultException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient Fault error;

    public FaultException(Fault error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public Fault error() {
        return error;
    }
}
