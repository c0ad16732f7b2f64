package dev.ashlar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code ashlar new} and {@code ashlar add} start from: resources below {@code templates/NAME}, with names between at signs
 * standing for others, in paths and in texts. Those of one component have its part of the manifest in {@code component.toml}.
 */
enum Template {
    JAVASCRIPT("javascript", true, "a component in JavaScript that answers HTTP (SpiderMonkey, 12 MB)", "npm"),
    PYTHON("python", true, "a component in Python that answers HTTP (CPython, 19 MB)", "python3"),
    RUST("rust", true, "a component in Rust that answers HTTP", "cargo"),
    C("c", true, "a component in C that answers HTTP", "clang", "wit-bindgen", "wasm-tools"),
    GO("go", true, "a component in Go that answers HTTP (2.7 MB)", "go", "wit-bindgen", "wasm-tools", "cargo"),
    TWO_LANGUAGES(
            "two-languages",
            false,
            "JavaScript that answers HTTP, and Python that it calls through WIT",
            "npm",
            "python3"),
    STATIC("static", false, "a page and no component at all");

    private static final String FOLDER = "templates/";
    private static final String COMPONENT_TABLE = "component.toml";
    private static final String SHARED_WIT = "wasi-http";

    private final String label;
    private final boolean isComponent;
    private final String description;
    private final List<String> tools;

    Template(String label, boolean isComponent, String description, String... tools) {
        this.label = label;
        this.isComponent = isComponent;
        this.description = description;
        this.tools = List.of(tools);
    }

    static Optional<Template> named(String label) {
        return Arrays.stream(values())
                .filter(template -> template.label.equals(label))
                .findFirst();
    }

    String label() {
        return label;
    }

    /** Whether it is a component, which can be added to an application. */
    boolean isComponent() {
        return isComponent;
    }

    String description() {
        return description;
    }

    /** What its build needs on the {@code PATH}. */
    List<String> tools() {
        return tools;
    }

    /** The files by their paths relative to the application. */
    Map<String, String> files(Map<String, String> names) {
        var files = new LinkedHashMap<String, String>();
        addFiles(label, names, files);
        if (this == JAVASCRIPT || this == PYTHON || this == C || this == GO || this == TWO_LANGUAGES) {
            addFiles(SHARED_WIT, names, files);
        }
        files.remove(COMPONENT_TABLE);
        return files;
    }

    /** A component's part of the manifest. */
    String componentTable(Map<String, String> names) {
        return filled(text(FOLDER + label + "/" + COMPONENT_TABLE), names);
    }

    private static void addFiles(String folder, Map<String, String> names, Map<String, String> files) {
        text(FOLDER + "files.txt")
                .lines()
                .filter(path -> path.startsWith(folder + "/"))
                .forEach(path -> {
                    String relative = filled(path.substring(folder.length() + 1), names);
                    files.put(relative.replace("dot-gitignore", ".gitignore"), filled(text(FOLDER + path), names));
                });
    }

    private static String filled(String text, Map<String, String> names) {
        String result = text;
        for (var name : names.entrySet()) {
            result = result.replace("@" + name.getKey() + "@", name.getValue());
        }
        return result;
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
