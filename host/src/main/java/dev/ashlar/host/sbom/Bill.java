package dev.ashlar.host.sbom;

import dev.ashlar.component.ComponentException;
import dev.ashlar.component.ComponentOutline;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineException;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A bill of materials in CycloneDX 1.6, as JSON: what an application consists of, by digest, and which tools made it, as the
 * binaries themselves say. The same components make the same text: no clock is in it, and its serial number follows from what it says.
 */
public final class Bill {
    /** The media type of such a bill, also the type of the artifact that it becomes. */
    public static final String MEDIA_TYPE = "application/vnd.cyclonedx+json";

    private static final String ROOT = "application";

    private final Subject subject;
    private final Map<Digest, Part> parts = new LinkedHashMap<>();
    private final Map<String, List<String>> links = new LinkedHashMap<>();

    /** @param subject what the bill is of */
    public Bill(Subject subject) {
        this.subject = subject;
    }

    /**
     * What a bill is of.
     *
     * @param digest of its index or of its bytes, where there is one
     * @param reference where it is, if that is a registry
     */
    public record Subject(
            String name,
            Optional<String> version,
            Optional<String> description,
            Optional<Digest> digest,
            Optional<Reference> reference) {}

    /** One component of its bytes, with the names that it has. */
    private record Part(byte[] bytes, List<String> names) {}

    /**
     * Adds a component.
     *
     * @param name in the application
     * @param linked names of the components that answer its imports
     */
    public void add(String name, byte[] bytes, List<String> linked) {
        parts.computeIfAbsent(Digest.of(bytes), digest -> new Part(bytes, new ArrayList<>()))
                .names()
                .add(name);
        links.put(name, List.copyOf(linked));
    }

    /**
     * The text.
     *
     * @throws ComponentException when something that was added is no component
     * @throws EngineException when a module in it cannot be read
     */
    public byte[] toJson() {
        var components = new ArrayList<Map<String, Object>>();
        try (var engine = Engine.create()) {
            parts.forEach((digest, part) -> components.add(
                    new ComponentEntry(part.bytes(), ComponentOutline.read(engine, part.bytes())).of(part.names())));
        }
        var bill = new LinkedHashMap<String, Object>();
        bill.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        bill.put("version", 1);
        bill.put("metadata", Map.of("component", subject()));
        bill.put("components", components);
        bill.put("dependencies", dependencies());
        var serial = UUID.nameUUIDFromBytes(Json.bytes(bill));
        bill.put("serialNumber", "urn:uuid:" + serial);
        return Json.bytes(bill);
    }

    private Map<String, Object> subject() {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("type", "application");
        entry.put("bom-ref", ROOT);
        entry.put("name", subject.name());
        subject.version().ifPresent(version -> entry.put("version", version));
        subject.description().ifPresent(text -> entry.put("description", text));
        subject.digest().ifPresent(digest -> {
            entry.put("hashes", ComponentEntry.hashes(digest));
            subject.reference().ifPresent(reference -> entry.put("purl", purl(reference, digest)));
        });
        return entry;
    }

    /** Of the type oci (purl-spec, "oci"). */
    private static String purl(Reference reference, Digest digest) {
        String repository = reference.repository();
        String name = repository.substring(repository.lastIndexOf('/') + 1);
        return "pkg:oci/%s@%s?repository_url=%s%s"
                .formatted(
                        name,
                        encoded(digest.toString()),
                        encoded(reference.name()),
                        reference.tag().map(tag -> "&tag=" + encoded(tag)).orElse(""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private List<Map<String, Object>> dependencies() {
        var digests = new LinkedHashMap<String, String>();
        parts.forEach((digest, part) -> part.names().forEach(name -> digests.put(name, digest.toString())));
        var all = new ArrayList<Map<String, Object>>();
        all.add(Map.of(
                "ref", ROOT, "dependsOn", digests.values().stream().distinct().toList()));
        parts.forEach((digest, part) -> {
            var needed = part.names().stream()
                    .flatMap(name -> links.getOrDefault(name, List.of()).stream())
                    .map(digests::get)
                    .distinct()
                    .toList();
            var entry = new LinkedHashMap<String, Object>();
            entry.put("ref", digest.toString());
            entry.put("dependsOn", needed);
            all.add(entry);
        });
        return all;
    }
}
