package dev.ashlar.oci;

import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What manifests and indexes have in common. */
final class Documents {
    /** What registries accept at least, and most at most (OCI distribution specification, "pushing manifests"). */
    static final int MAX_BYTES = 4 << 20;

    private static final int SCHEMA_VERSION = 2;

    private Documents() {}

    /**
     * Reads a document.
     *
     * @param names media types that it may say to have
     * @param foreign what only documents of the other kind have: one that could be taken for both is refused
     */
    static <T> T parse(
            byte[] bytes, String what, Set<String> names, Set<String> foreign, Function<JsonFields, T> read) {
        try {
            var fields = Json.object(bytes, MAX_BYTES);
            check(fields, names, foreign);
            return read.apply(fields);
        } catch (JsonException e) {
            throw new InvalidDocumentException("no " + what + ": " + e.getMessage());
        }
    }

    private static void check(JsonFields fields, Set<String> names, Set<String> foreign) {
        if (fields.number("schemaVersion") != SCHEMA_VERSION) {
            throw fields.invalid("schemaVersion", "is not 2");
        }
        fields.optionalText("mediaType").filter(type -> !names.contains(type)).ifPresent(type -> {
            throw fields.invalid("mediaType", "is " + type);
        });
        foreign.stream().filter(fields::has).findFirst().ifPresent(name -> {
            throw fields.invalid(name, "has no place in it");
        });
    }

    static Map<String, Object> begin(String mediaType, Optional<String> artifactType) {
        var members = new LinkedHashMap<String, Object>();
        members.put("schemaVersion", SCHEMA_VERSION);
        members.put("mediaType", mediaType);
        artifactType.ifPresent(type -> members.put("artifactType", type));
        return members;
    }

    static byte[] end(Map<String, Object> members, Optional<Descriptor> subject, Map<String, String> annotations) {
        subject.ifPresent(it -> members.put("subject", it.members()));
        if (!annotations.isEmpty()) {
            members.put("annotations", annotations);
        }
        return Json.bytes(members);
    }
}
