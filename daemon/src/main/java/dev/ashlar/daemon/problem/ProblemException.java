package dev.ashlar.daemon.problem;

import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request to a daemon was refused, as RFC 9457 describes problems. The message is for people. */
public final class ProblemException extends RuntimeException {
    /** What the problems' types begin with. */
    static final String TYPE = "urn:ashlar:problem:";

    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 1 << 20;

    private final Kind kind;
    private final transient List<Remark> remarks;
    private final transient Map<String, Object> details;

    public ProblemException(Kind kind, String detail) {
        this(kind, detail, List.of(), Map.of());
    }

    /**
     * @param remarks on the manifest
     * @param details for programs: further members, such as {@code revision}
     */
    public ProblemException(Kind kind, String detail, List<Remark> remarks, Map<String, Object> details) {
        super(detail);
        this.kind = kind;
        this.remarks = List.copyOf(remarks);
        this.details = new LinkedHashMap<>(details);
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong in the manifest. */
    public List<Remark> remarks() {
        return remarks;
    }

    /** A number among the details. */
    public Optional<Long> number(String name) {
        return details.get(name) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** As {@code application/problem+json}. */
    public Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", TYPE + kind.key());
        members.put("title", kind.title());
        members.put("status", kind.status());
        members.put("detail", String.valueOf(getMessage()));
        members.putAll(details);
        if (!remarks.isEmpty()) {
            members.put("problems", remarks.stream().map(Remark::members).toList());
        }
        return members;
    }

    /** The problem that a daemon answered. */
    public static ProblemException of(int status, byte[] body) {
        try {
            JsonFields fields = Json.object(body, MOST_BYTES);
            var details = new LinkedHashMap<String, Object>();
            for (String name : List.of("revision", "offset")) {
                fields.optionalNumber(name).ifPresent(number -> details.put(name, number));
            }
            if (fields.has("missing")) {
                details.put("missing", fields.texts("missing"));
            }
            return new ProblemException(
                    Kind.of(fields.textOrEmpty("type"), status),
                    fields.optionalText("detail").orElse("status " + status),
                    fields.objects("problems").stream().map(Remark::of).toList(),
                    details);
        } catch (JsonException e) {
            return new ProblemException(Kind.of("", status), "the answer was a status of " + status);
        }
    }
}
