package dev.ashlar.daemon.client;

import java.util.Map;
import java.util.Optional;

/**
 * What a daemon answered.
 *
 * @param headers by name, in lower case
 */
record Reply(int status, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
