package dev.ashlar.host.bundle;

import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidReferenceException;
import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Spin makes of a {@code spin.toml} when it pushes an application: JSON in which all that the manifest named is named by digests
 * ("locked application", Spin's crate {@code spin-locked-app}). It is written back as a {@code spin.toml} here, so that what Spin's keys mean, and
 * which of them cannot be honoured, is decided in one place for both; messages then show lines of that text. A component's path stands for
 * its digest, and the directory {@code files/COMPONENT} for the files that Spin locked for it.
 *
 * <p>Spin lets readers pass over fields that they do not know. Here a field that is not known is an error: it may have been a restriction.
 */
final class SpinLock {
    /** What messages call the text. */
    static final String NAME = "spin.lock.toml";

    /** How much of a locked application is read: 100,000 files, and more. */
    static final int MAX_BYTES = 32 << 20;

    private static final Set<String> KNOWN = Set.of(
            "spin_lock_version",
            "must_understand",
            "metadata",
            "host_requirements",
            "variables",
            "triggers",
            "components");
    private static final Set<String> UNDERSTOOD = Set.of("host_requirements", "component_host_requirements");
    private static final Set<String> METADATA = Set.of(
            "name",
            "version",
            "description",
            "authors",
            "trigger",
            "triggers",
            "origin",
            "profile",
            "oci_image_digest");

    /** Of components: what {@code spin.toml} calls the same, and what is not about running. */
    private static final Map<String, String> GRANTS = Map.of(
            "description", "description",
            "allowed_outbound_hosts", "allowed_outbound_hosts",
            "allowed_http_hosts", "allowed_http_hosts",
            "key_value_stores", "key_value_stores",
            "databases", "sqlite_databases",
            "ai_models", "ai_models");

    private static final Set<String> NOT_RUNNING = Set.of("build", "resolve-trigger-dependencies-using");

    private final TomlText toml = new TomlText();
    private final Map<String, Digest> components = new LinkedHashMap<>();
    private final Map<String, List<LockedFile>> files = new LinkedHashMap<>();

    /**
     * A file of a component.
     *
     * @param path relative, below the component's root
     * @param inline the contents, where they are so small that Spin put them into the JSON
     */
    record LockedFile(String path, Optional<Digest> digest, Optional<byte[]> inline) {}

    /** @throws JsonException when it is no locked application, or has what is not known here */
    SpinLock(byte[] json) {
        read(Json.object(json, MAX_BYTES));
    }

    /** A {@code spin.toml}. */
    String manifest() {
        return toml.toString();
    }

    /** The digests of components and of their dependencies, by the paths under which the manifest names them. */
    Map<String, Digest> components() {
        return Collections.unmodifiableMap(components);
    }

    /** Of the components that have some. */
    Map<String, List<LockedFile>> files() {
        return Collections.unmodifiableMap(files);
    }

    /** Where the manifest says that a component's files are. */
    static String directory(String component) {
        return "files/" + component;
    }

    private void read(JsonFields lock) {
        requireKnown("the application", lock, KNOWN);
        long version = lock.number("spin_lock_version");
        if (version != 0 && version != 1) {
            throw lock.invalid("spin_lock_version", "is %d; only 0 and 1 are known here".formatted(version));
        }
        lock.texts("must_understand").forEach(what -> {
            if (!UNDERSTOOD.contains(what)) {
                throw lock.invalid("must_understand", "has \"%s\", which is not known here".formatted(what));
            }
        });
        requireHost(lock, true);
        toml.line("spin_manifest_version", 2);
        metadata(lock);
        variables(lock);
        lock.objects("triggers").forEach(this::trigger);
        lock.objects("components").forEach(this::component);
    }

    private static void requireKnown(String whose, JsonFields fields, Set<String> known) {
        for (String name : fields.names()) {
            if (!known.contains(name)) {
                throw fields.invalid(name, "is nothing that is known of %s here".formatted(whose));
            }
        }
    }

    /** @param middleware whether components composed in front of another are where they belong */
    private static void requireHost(JsonFields fields, boolean middleware) {
        fields.map("host_requirements").forEach((name, need) -> {
            boolean met = name.equals("local_service_chaining") || name.equals("middleware") && middleware;
            if (!met && !need.equals("optional")) {
                throw fields.invalid("host_requirements", "needs \"%s\", which there is not here".formatted(name));
            }
        });
    }

    private void metadata(JsonFields lock) {
        var metadata = lock.object("metadata");
        requireKnown("an application", metadata, METADATA);
        toml.table("application").line("name", metadata.text("name"));
        metadata.optionalText("version").ifPresent(text -> toml.line("version", text));
        metadata.optionalText("description").ifPresent(text -> toml.line("description", text));
        var all = new LinkedHashMap<String, Object>();
        metadata.optionalObject("triggers").ifPresent(triggers -> all.putAll(triggers.tree()));
        metadata.optionalObject("trigger").ifPresent(trigger -> {
            var options = trigger.tree();
            var type = options.remove("type");
            var _ = all.putIfAbsent(String.valueOf(type), options);
        });
        var _ = all.values().removeIf(SpinLock::saysNothing);
        if (!all.isEmpty()) {
            toml.line("trigger", all);
        }
    }

    /** The path below which Spin 1 put all routes is most often the root. */
    private static boolean saysNothing(Object options) {
        return options.equals(Map.of()) || options.equals(Map.of("base", "/"));
    }

    private void variables(JsonFields lock) {
        var variables = lock.optionalObject("variables");
        if (variables.isEmpty()) {
            return;
        }
        toml.table("variables");
        for (String name : variables.get().names()) {
            var variable = variables.get().object(name);
            requireKnown("a variable", variable, Set.of("description", "default", "secret"));
            var value = new LinkedHashMap<>(variable.tree());
            if (!variable.has("default")) {
                value.put("required", true);
            }
            toml.line(name, value);
        }
    }

    private void trigger(JsonFields trigger) {
        requireKnown("a trigger", trigger, Set.of("id", "trigger_type", "trigger_config", "trigger_dependencies"));
        toml.element("trigger", trigger.text("trigger_type")).line("id", trigger.text("id"));
        trigger.object("trigger_config").tree().forEach(toml::line);
        requireComposed(trigger);
    }

    /** What Spin composes into a component when it pushes; if it was told not to, only Spin knows how. */
    private static void requireComposed(JsonFields fields) {
        if (hasMembers(fields, "trigger_dependencies")) {
            throw fields.invalid(
                    "trigger_dependencies", "are not composed into the component; push it without --compose=false");
        }
    }

    private static boolean hasMembers(JsonFields fields, String name) {
        return fields.optionalObject(name)
                .filter(object -> !object.names().isEmpty())
                .isPresent();
    }

    private void component(JsonFields component) {
        requireKnown(
                "a component",
                component,
                Set.of(
                        "id",
                        "metadata",
                        "source",
                        "env",
                        "files",
                        "config",
                        "dependencies",
                        "trigger_dependencies",
                        "host_requirements"));
        requireComposed(component);
        requireHost(component, true);
        String id = component.text("id");
        toml.table("component", id).line("source", source(component.object("source"), id + ".wasm"));
        component.optionalObject("metadata").ifPresent(this::grants);
        lineUnlessEmpty("environment", component.map("env"));
        lineUnlessEmpty("variables", component.map("config"));
        var locked = component.objects("files").stream().map(SpinLock::file).toList();
        if (!locked.isEmpty()) {
            files.put(id, locked);
            toml.line("files", List.of(Map.of("source", directory(id), "destination", "/")));
        }
        component.optionalObject("dependencies").ifPresent(dependencies -> dependencies(id, dependencies));
    }

    private void lineUnlessEmpty(String key, Map<String, String> values) {
        if (!values.isEmpty()) {
            toml.line(key, values);
        }
    }

    private void grants(JsonFields metadata) {
        metadata.tree().forEach((name, value) -> {
            if (NOT_RUNNING.contains(name)) {
                return;
            }
            var key = GRANTS.get(name);
            if (key == null) {
                throw metadata.invalid(name, "is nothing that is known of a component here");
            }
            toml.line(key, value);
        });
    }

    /** @param path by which the manifest is to name it, which is returned */
    private String source(JsonFields source, String path) {
        requireKnown("a source", source, Set.of("content_type", "source", "inline", "digest"));
        if (!source.text("content_type").equals("application/wasm")) {
            throw source.invalid("content_type", "is not application/wasm");
        }
        if (components.put(path, digest(source).orElseThrow(() -> source.invalid("digest", "is missing"))) != null) {
            throw source.invalid("digest", "is that of a second component \"%s\"".formatted(path));
        }
        return path;
    }

    private static Optional<Digest> digest(JsonFields content) {
        try {
            return content.optionalText("digest").map(Digest::parse);
        } catch (InvalidReferenceException e) {
            throw content.invalid("digest", "is no SHA-256: " + e.getMessage());
        }
    }

    private static LockedFile file(JsonFields file) {
        requireKnown("a file", file, Set.of("path", "source", "inline", "digest"));
        var digest = digest(file);
        var inline = file.optionalText("inline").map(text -> decoded(file, text));
        if (digest.isEmpty() && inline.isEmpty()) {
            throw file.invalid("digest", "is missing");
        }
        if (inline.isPresent() && digest.isPresent() && !Digest.of(inline.get()).equals(digest.get())) {
            throw file.invalid("inline", "has not the digest " + digest.get());
        }
        return new LockedFile(file.text("path"), digest, inline);
    }

    private static byte[] decoded(JsonFields file, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw file.invalid("inline", "is no base64");
        }
    }

    private void dependencies(String component, JsonFields dependencies) {
        var all = new LinkedHashMap<String, Object>();
        for (String name : dependencies.names()) {
            var dependency = dependencies.object(name);
            requireKnown("a dependency", dependency, Set.of("source", "export", "inherit"));
            var path = "%s.%d.wasm".formatted(component, all.size() + 1);
            var entry = new LinkedHashMap<String, Object>();
            entry.put("path", source(dependency.object("source"), path));
            dependency.optionalText("export").ifPresent(export -> entry.put("export", export));
            if (dependency.has("inherit")) {
                entry.put("inherit_configuration", inherited(dependency));
            }
            all.put(name, entry);
        }
        if (!all.isEmpty()) {
            toml.line("dependencies", all);
        }
    }

    /** {@code "All"}, or {@code {"Some": [...]}}. */
    private static Object inherited(JsonFields dependency) {
        Object value = dependency.tree().get("inherit");
        if ("All".equals(value)) {
            return true;
        }
        var some = dependency.object("inherit");
        requireKnown("what is inherited", some, Set.of("Some"));
        return new ArrayList<Object>(some.texts("Some"));
    }
}
