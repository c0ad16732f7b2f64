// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.stock;

import dev.ashlar.component.ResultException;

/// A function failed with `problem`.
public final class ProblemException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient Problem error;

    public ProblemException(Problem error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public Problem error() {
        return error;
    }
}
