package dev.ashlar.host.sbom;

import dev.ashlar.component.ComponentOutline;
import dev.ashlar.component.ComponentOutline.CoreModule;
import dev.ashlar.engine.Section;
import dev.ashlar.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a bill says of a component: its digest, what it says of itself in custom sections (those of wasm-tools' {@code metadata add}
 * and of wkg), the {@code producers} section, what it imports and exports, and the same of what is nested in it.
 */
final class ComponentEntry {
    private static final int MAX_TEXT = 4096;

    private final byte[] bytes;
    private final ComponentOutline outline;

    /** @param bytes of the outermost component, from whose beginning offsets count */
    ComponentEntry(byte[] bytes, ComponentOutline outline) {
        this.bytes = bytes;
        this.outline = outline;
    }

    /** @param names that the component has in its application, the first one for people */
    Map<String, Object> of(List<String> names) {
        Digest digest = Digest.of(bytes);
        return entry(outline, names, digest.toString(), digest);
    }

    private Map<String, Object> entry(ComponentOutline component, List<String> names, String reference, Digest digest) {
        String name = names.getFirst();
        var texts = texts(component.sections());
        var entry = new LinkedHashMap<String, Object>();
        entry.put("type", "library");
        entry.put("bom-ref", reference);
        entry.put("name", name);
        Optional.ofNullable(texts.get("version")).ifPresent(text -> entry.put("version", text));
        Optional.ofNullable(texts.get("description")).ifPresent(text -> entry.put("description", text));
        Optional.ofNullable(texts.get("authors"))
                .ifPresent(text -> entry.put("authors", List.of(Map.of("name", text))));
        entry.put("hashes", hashes(digest));
        Optional.ofNullable(texts.get("licenses"))
                .ifPresent(text -> entry.put("licenses", List.of(Map.of("expression", text))));
        var links = externalReferences(texts);
        if (!links.isEmpty()) {
            entry.put("externalReferences", links);
        }
        var properties = new ArrayList<Map<String, String>>();
        properties.add(property("wasm:kind", "component"));
        component.name().filter(its -> !its.equals(name)).ifPresent(its -> properties.add(property("wasm:name", its)));
        Optional.ofNullable(texts.get("revision")).ifPresent(text -> properties.add(property("wasm:revision", text)));
        if (names.size() > 1) {
            properties.addAll(properties("ashlar:name", names));
        }
        properties.addAll(producers(component.producers()));
        properties.addAll(properties("wasm:import", component.type().imports().keySet()));
        properties.addAll(properties("wasm:export", component.type().exports().keySet()));
        entry.put("properties", properties);
        var nested = nested(component, reference);
        if (!nested.isEmpty()) {
            entry.put("components", nested);
        }
        return entry;
    }

    private List<Map<String, Object>> nested(ComponentOutline component, String reference) {
        var all = new ArrayList<Map<String, Object>>();
        var modules = component.modules().iterator();
        var components = component.components().iterator();
        for (Section section : component.sections()) {
            if (section.custom()) {
                continue;
            }
            if (section.name().equals("core module") && modules.hasNext()) {
                all.add(module(modules.next(), reference + "/" + all.size(), digest(section)));
            } else if (section.name().equals("component") && components.hasNext()) {
                ComponentOutline inner = components.next();
                all.add(entry(
                        inner,
                        List.of(inner.name().orElse("component")),
                        reference + "/" + all.size(),
                        digest(section)));
            }
        }
        return all;
    }

    private Map<String, Object> module(CoreModule module, String reference, Digest digest) {
        var entry = new LinkedHashMap<String, Object>();
        String name = module.module().name();
        entry.put("type", "library");
        entry.put("bom-ref", reference);
        entry.put("name", name.isEmpty() ? "module" : name);
        entry.put("hashes", hashes(digest));
        var properties = new ArrayList<Map<String, String>>();
        properties.add(property("wasm:kind", "core module"));
        properties.addAll(producers(module.module().producers()));
        entry.put("properties", properties);
        return entry;
    }

    private Digest digest(Section section) {
        return Digest.of(Arrays.copyOfRange(bytes, section.offset(), section.offset() + section.size()));
    }

    static List<Map<String, String>> hashes(Digest digest) {
        var hash = new LinkedHashMap<String, String>();
        hash.put("alg", "SHA-256");
        hash.put("content", digest.hex());
        return List.of(hash);
    }

    /** Custom sections that are texts. */
    private Map<String, String> texts(List<Section> sections) {
        return sections.stream()
                .filter(section -> section.custom() && section.size() > 0 && section.size() <= MAX_TEXT)
                .collect(Collectors.toMap(Section::name, this::text, (first, second) -> first));
    }

    private String text(Section section) {
        return new String(bytes, section.offset(), section.size(), StandardCharsets.UTF_8);
    }

    private static List<Map<String, String>> externalReferences(Map<String, String> texts) {
        var links = new ArrayList<Map<String, String>>();
        Map.of("source", "vcs", "homepage", "website").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> Optional.ofNullable(texts.get(entry.getKey()))
                        .filter(text -> text.matches("https?://[\\x21-\\x7e]+"))
                        .ifPresent(text -> {
                            var link = new LinkedHashMap<String, String>();
                            link.put("type", entry.getValue());
                            link.put("url", text);
                            links.add(link);
                        }));
        return links;
    }

    /** {@code language}, {@code processed-by} and {@code sdk}, with versions. */
    private static List<Map<String, String>> producers(Map<String, List<String>> producers) {
        var all = new ArrayList<Map<String, String>>();
        producers.forEach((field, values) -> all.addAll(properties("wasm:" + field, values)));
        return all;
    }

    private static List<Map<String, String>> properties(String name, Iterable<String> values) {
        var all = new ArrayList<Map<String, String>>();
        values.forEach(value -> all.add(property(name, value)));
        return all;
    }

    private static Map<String, String> property(String name, String value) {
        var property = new LinkedHashMap<String, String>();
        property.put("name", name);
        property.put("value", value);
        return property;
    }
}
