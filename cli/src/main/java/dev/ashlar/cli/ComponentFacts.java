package dev.ashlar.cli;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.ComponentOutline;
import dev.ashlar.component.DefinedType;
import dev.ashlar.engine.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code ashlar inspect} tells about a component, as text and as JSON. */
final class ComponentFacts {
    private static final int MAX_DEPTH = 10;

    private final String fileName;
    private final ComponentOutline outline;

    /** @param fileName stands for the name where the component has none */
    ComponentFacts(String fileName, ComponentOutline outline) {
        this.fileName = fileName;
        this.outline = outline;
    }

    String name() {
        return outline.name().orElse(fileName);
    }

    int size() {
        return outline.size();
    }

    List<String> features() {
        return outline.features().stream()
                .map(ComponentFeature::toString)
                .sorted()
                .toList();
    }

    Map<String, List<String>> producers() {
        return outline.producers();
    }

    /** One line for each import, further in for what is inside an instance. */
    List<String> imports() {
        return lines(outline.type().imports());
    }

    List<String> exports() {
        return lines(outline.type().exports());
    }

    private static List<String> lines(Map<String, ComponentExternType> entries) {
        var lines = new ArrayList<String>();
        addLines(entries, new TypeText(), 0, lines);
        return lines;
    }

    private static void addLines(
            Map<String, ComponentExternType> entries, TypeText outer, int depth, List<String> lines) {
        var text = outer.within(entries);
        entries.forEach((name, type) -> {
            lines.add("  ".repeat(depth) + Printable.name(name + ": " + describe(type, text, outer)));
            if (type instanceof ComponentExternType.Instance instance && depth < MAX_DEPTH) {
                addLines(instance.type().exports(), text, depth + 1, lines);
            }
        });
    }

    /** @param outer knows the names that a type had before */
    private static String describe(ComponentExternType type, TypeText text, TypeText outer) {
        return switch (type) {
            case ComponentExternType.Function function -> text.of(function.type());
            case ComponentExternType.Resource _ -> "resource";
            case ComponentExternType.Type eq -> "type " + describe(eq.type(), text, outer);
            case ComponentExternType.Instance _ -> "instance";
            case ComponentExternType.Component component -> describe(component);
            case ComponentExternType.CoreModule module ->
                "core module, %d imports, %d exports"
                        .formatted(
                                module.type().imports().size(),
                                module.type().exports().size());
        };
    }

    private static String describe(ComponentExternType.Component component) {
        return "component, %d imports, %d exports"
                .formatted(
                        component.type().imports().size(),
                        component.type().exports().size());
    }

    private static String describe(DefinedType type, TypeText text, TypeText outer) {
        return switch (type) {
            case DefinedType.Value value -> text.definition(value.type());
            case DefinedType.Function function -> text.of(function.type());
            case DefinedType.Resource resource -> outer.name(resource.type());
            case DefinedType.Instance _ -> "instance";
            case DefinedType.Component component -> describe(new ComponentExternType.Component(component.type()));
        };
    }

    /** Core modules and components inside, however deep. */
    TextTable contents() {
        var table = new TextTable("what", "name", ">bytes", ">imports", ">exports", ">functions");
        addContents(outline, "", table);
        return table;
    }

    private static void addContents(ComponentOutline outline, String indent, TextTable table) {
        for (var part : outline.modules()) {
            table.row(
                    indent + "core module",
                    part.module().name(),
                    part.size(),
                    part.module().imports().size(),
                    part.module().exports().size(),
                    part.module().functionCount());
        }
        for (var nested : outline.components()) {
            var type = nested.type();
            table.row(
                    indent + "component",
                    nested.name().orElse(""),
                    nested.size(),
                    type.imports().size(),
                    type.exports().size(),
                    "");
            addContents(nested, indent + "  ", table);
        }
    }

    TextTable sections() {
        var table = new TextTable("section", ">offset", ">size");
        for (var section : outline.sections()) {
            table.row(
                    section.custom() ? "custom \"" + section.name() + "\"" : section.name(),
                    "0x%x".formatted(section.offset()),
                    section.size());
        }
        return table;
    }

    Map<String, Object> json() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", "component");
        facts.put("name", name());
        facts.put("size", size());
        facts.put("features", features());
        facts.put("producers", producers());
        facts.put("imports", json(outline.type().imports(), new TypeText(), 0));
        facts.put("exports", json(outline.type().exports(), new TypeText(), 0));
        facts.put(
                "modules", outline.modules().stream().map(ComponentFacts::json).toList());
        facts.put(
                "components",
                outline.components().stream()
                        .map(nested -> new ComponentFacts("", nested).json())
                        .toList());
        facts.put(
                "sections",
                outline.sections().stream().map(ComponentFacts::json).toList());
        return facts;
    }

    private static List<Map<String, Object>> json(Map<String, ComponentExternType> entries, TypeText outer, int depth) {
        var text = outer.within(entries);
        var all = new ArrayList<Map<String, Object>>();
        entries.forEach((name, type) -> {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("name", name);
            facts.put("kind", kind(type));
            if (type instanceof ComponentExternType.Instance instance && depth < MAX_DEPTH) {
                facts.put("exports", json(instance.type().exports(), text, depth + 1));
            } else {
                facts.put("type", describe(type, text, outer));
            }
            all.add(facts);
        });
        return all;
    }

    private static String kind(ComponentExternType type) {
        return switch (type) {
            case ComponentExternType.CoreModule _ -> "core module";
            case ComponentExternType.Function _ -> "function";
            case ComponentExternType.Type _ -> "type";
            case ComponentExternType.Resource _ -> "resource";
            case ComponentExternType.Instance _ -> "instance";
            case ComponentExternType.Component _ -> "component";
        };
    }

    private static Map<String, Object> json(ComponentOutline.CoreModule part) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", part.module().name());
        facts.put("size", part.size());
        facts.put("imports", part.module().imports().size());
        facts.put("exports", part.module().exports().size());
        facts.put("functions", part.module().functionCount());
        return facts;
    }

    private static Map<String, Object> json(Section section) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", section.name());
        facts.put("custom", section.custom());
        facts.put("offset", section.offset());
        facts.put("size", section.size());
        return facts;
    }
}
