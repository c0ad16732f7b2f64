package dev.ashlar.host.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON schema of {@code ashlar.toml}, for editors. */
public final class ManifestSchema {
    private ManifestSchema() {}

    /** The schema as maps, lists, strings, numbers and booleans. */
    public static Map<String, Object> schema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "https://ashlar.dev/schema/ashlar.schema.json");
        schema.put("title", "ashlar.toml");
        schema.put("description", "An application of WebAssembly components.");
        schema.putAll(ApplicationShape.APPLICATION.schema());
        return Collections.unmodifiableMap(schema);
    }
}
