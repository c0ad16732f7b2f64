// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_draft.runtime;

import dev.ashlar.component.ResultException;

/// A function failed with `config-error`.
public final class ConfigErrorException extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient ConfigError error;

    public ConfigErrorException(ConfigError error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public ConfigError error() {
        return error;
    }
}
