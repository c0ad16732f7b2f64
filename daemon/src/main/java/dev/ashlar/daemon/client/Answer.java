package dev.ashlar.daemon.client;

import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonFields;
import java.nio.charset.StandardCharsets;

/**
 * What a daemon answered.
 *
 * @param json an object, as its API describes it
 */
public record Answer(String json) {
    private static final int MOST_BYTES = 64 << 20;

    static Answer of(Reply reply) {
        return new Answer(new String(reply.body(), StandardCharsets.UTF_8));
    }

    /** To be read by programs. */
    public JsonFields fields() {
        return Json.object(json.getBytes(StandardCharsets.UTF_8), MOST_BYTES);
    }
}
