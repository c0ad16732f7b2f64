// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.guests.ashlar.guests.keyvalue;

import dev.ashlar.component.ResultException;
import java.util.Optional;

/// A function failed with `option<list<u8>>`.
public final class OptionOfListOfU8Exception extends ResultException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<byte[]> error;

    public OptionOfListOfU8Exception(Optional<byte[]> error) {
        super(String.valueOf(error));
        this.error = error;
    }

    @Override
    public Optional<byte[]> error() {
        return error;
    }
}
