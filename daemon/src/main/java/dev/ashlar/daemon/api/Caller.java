package dev.ashlar.daemon.api;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param tenant empty for the operator
 * @param name for the record, such as the note of a token
 */
record Caller(Optional<String> tenant, String name) {
    boolean isOperator() {
        return tenant.isEmpty();
    }
}
