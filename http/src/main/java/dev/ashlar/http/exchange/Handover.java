package dev.ashlar.http.exchange;

import dev.ashlar.http.types.RequestHead;
import java.util.Optional;

/**
 * A connection on which the client wants to go on with HTTP/2.
 *
 * @param bytes what was read of it beyond HTTP/1
 * @param upgrade the request that asked for it by {@code Upgrade: h2c}, and is still to be answered
 */
public record Handover(byte[] bytes, Optional<Upgrade> upgrade) {
    /** @param settings as the header {@code http2-settings} has them */
    public record Upgrade(RequestHead head, String settings) {}
}
