package dev.ashlar.host.manifest;

import java.util.Optional;

/**
 * What can be different in each place where an application runs.
 *
 * @param value what holds if nothing else is given; absent means that a value has to be given
 * @param secret whether messages and reports must not show the value
 */
public record Variable(String name, Optional<String> value, boolean secret, Optional<String> description) {
    /** What names match. */
    public static final String NAME = "[a-z][a-z0-9]*(_[a-z0-9]+)*";

    /** Whether a value has to be given. */
    public boolean required() {
        return value.isEmpty();
    }
}
