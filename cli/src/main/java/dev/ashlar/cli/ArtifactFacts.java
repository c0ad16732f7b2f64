package dev.ashlar.cli;

import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.Document;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code ashlar inspect} tells about an artifact in a registry, as text and as JSON. */
final class ArtifactFacts {
    private final Reference reference;
    private final Document document;
    private final Optional<String> manifest;

    /** @param manifest the text of an application's */
    ArtifactFacts(Reference reference, Document document, Optional<String> manifest) {
        this.reference = reference;
        this.document = document;
        this.manifest = manifest;
    }

    private boolean isIndex() {
        return MediaTypes.isIndex(document.descriptor().mediaType());
    }

    private String type() {
        if (isIndex()) {
            return ImageIndex.parse(document.bytes()).artifactType().orElse("index");
        }
        return ImageManifest.parse(document.bytes()).type();
    }

    private Map<String, String> annotations() {
        return isIndex()
                ? ImageIndex.parse(document.bytes()).annotations()
                : ImageManifest.parse(document.bytes()).annotations();
    }

    void print(PrintWriter out) {
        out.println("artifact   " + reference);
        out.println("digest     " + document.descriptor().digest());
        out.println("type       " + Printable.name(type()));
        annotations().forEach((name, value) -> out.println("annotation " + Printable.name(name + ": " + value)));
        out.println();
        out.println(isIndex() ? "Manifests" : "Blobs");
        var table = new TextTable("digest", ">bytes", "type", "remarks");
        for (Descriptor child : document.children()) {
            table.row(child.digest().toString(), "%,d".formatted(child.size()), child.mediaType(), remark(child));
        }
        table.print(out, "  ");
        manifest.ifPresent(text -> {
            out.println();
            out.println("Manifest");
            text.lines().forEach(line -> out.println(line.isEmpty() ? "" : "  " + Printable.text(line)));
        });
    }

    private static String remark(Descriptor child) {
        var remark = new StringBuilder();
        child.platform().ifPresent(it -> remark.append(it.os()).append('/').append(it.architecture()));
        child.annotations()
                .forEach((name, value) -> remark.append(remark.isEmpty() ? "" : " ")
                        .append(name)
                        .append('=')
                        .append(value));
        return remark.toString();
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("reference", reference.toString());
        json.put("digest", document.descriptor().digest().toString());
        json.put("mediaType", document.descriptor().mediaType());
        json.put("type", type());
        json.put("annotations", annotations());
        json.put(isIndex() ? "manifests" : "blobs", children());
        manifest.ifPresent(text -> json.put("manifest", text));
        return json;
    }

    private List<Map<String, Object>> children() {
        return document.children().stream().map(ArtifactFacts::child).toList();
    }

    private static Map<String, Object> child(Descriptor child) {
        var json = new LinkedHashMap<String, Object>();
        json.put("digest", child.digest().toString());
        json.put("size", child.size());
        json.put("mediaType", child.mediaType());
        json.put("annotations", child.annotations());
        child.platform()
                .ifPresent(it -> json.put("platform", Map.of("os", it.os(), "architecture", it.architecture())));
        return json;
    }
}
