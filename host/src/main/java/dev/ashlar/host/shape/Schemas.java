package dev.ashlar.host.shape;

import java.util.LinkedHashMap;
import java.util.Map;

/** Builds JSON objects whose keys keep their order. */
final class Schemas {
    private Schemas() {}

    /** Keys and values in turn. */
    static Map<String, Object> of(Object... keysAndValues) {
        var schema = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            schema.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return schema;
    }
}
