package dev.ashlar.cli;

import dev.ashlar.engine.ExternType;
import dev.ashlar.engine.Feature;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.IndexType;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Section;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.TagType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What {@code ashlar inspect} tells about a module, as text and as JSON. */
final class ModuleFacts {
    private static final Set<String> LISTS = Set.of(
            "type", "import", "function", "table", "memory", "tag", "global", "export", "element", "code", "data");

    private final ModuleFile file;
    private final Module module;

    ModuleFacts(ModuleFile file, Module module) {
        this.file = file;
        this.module = module;
    }

    /** How many of a kind there are. */
    record Count(String kind, int imported, int defined) {
        Map<String, Object> json() {
            return ordered("imported", imported, "defined", defined);
        }
    }

    String name() {
        return module.name();
    }

    int size() {
        return file.bytes().length;
    }

    List<String> features() {
        return module.features().stream().map(Feature::toString).sorted().toList();
    }

    Map<String, List<String>> producers() {
        return module.producers();
    }

    List<Count> counts() {
        return List.of(
                count("functions", FunctionType.class, "function"),
                count("tables", TableType.class, "table"),
                count("memories", MemoryType.class, "memory"),
                count("globals", GlobalType.class, "global"),
                count("tags", TagType.class, "tag"));
    }

    private Count count(String kind, Class<? extends ExternType> type, String sectionName) {
        var imported = (int) module.imports().stream()
                .filter(candidate -> type.isInstance(candidate.type()))
                .count();
        var defined = module.sections().stream()
                .filter(section -> !section.custom() && section.name().equals(sectionName))
                .mapToInt(section -> entries(section).orElse(0))
                .sum();
        return new Count(kind, imported, defined);
    }

    /** The length of the list that most sections are: the number they begin with. */
    private OptionalInt entries(Section section) {
        if (section.custom() || !LISTS.contains(section.name())) {
            return OptionalInt.empty();
        }
        int count = 0;
        int at = section.offset();
        for (int shift = 0; ; shift += 7) {
            byte part = file.bytes()[at++];
            count |= (part & 0x7f) << shift;
            if (part >= 0) {
                return OptionalInt.of(count);
            }
        }
    }

    TextTable imports() {
        var table = new TextTable("kind", "module", "name", "type");
        module.imports().forEach(i -> table.row(kind(i.type()), i.module(), i.name(), describe(i.type())));
        return table;
    }

    TextTable exports() {
        var table = new TextTable("kind", "name", "type");
        module.exports().forEach(e -> table.row(kind(e.type()), e.name(), describe(e.type())));
        return table;
    }

    TextTable memories() {
        var table = new TextTable(">index", "pages of 64 KiB");
        for (var memory : module.memories()) {
            table.row(table.size(), describe(memory));
        }
        return table;
    }

    TextTable contents() {
        var table = new TextTable("kind", ">imported", ">defined");
        counts().forEach(count -> table.row(count.kind(), count.imported(), count.defined()));
        return table;
    }

    TextTable sections() {
        var table = new TextTable("section", ">offset", ">size", ">entries");
        for (var section : module.sections()) {
            var entries = entries(section);
            table.row(
                    section.custom() ? "custom \"" + section.name() + "\"" : section.name(),
                    "0x%x".formatted(section.offset()),
                    section.size(),
                    entries.isPresent() ? entries.getAsInt() : "");
        }
        return table;
    }

    Map<String, Object> json() {
        var counts = new LinkedHashMap<String, Object>();
        counts().forEach(count -> counts.put(count.kind(), count.json()));
        return ordered(
                "file", file.path().toString(),
                "name", name(),
                "size", size(),
                "features", features(),
                "producers", producers(),
                "imports",
                        module.imports().stream()
                                .map(i -> ordered(
                                        "module",
                                        i.module(),
                                        "name",
                                        i.name(),
                                        "kind",
                                        kind(i.type()),
                                        "type",
                                        json(i.type())))
                                .toList(),
                "exports",
                        module.exports().stream()
                                .map(e -> ordered("name", e.name(), "kind", kind(e.type()), "type", json(e.type())))
                                .toList(),
                "memories", module.memories().stream().map(ModuleFacts::json).toList(),
                "counts", counts,
                "sections", module.sections().stream().map(this::json).toList());
    }

    private Map<String, Object> json(Section section) {
        var facts = ordered(
                "name", section.name(), "custom", section.custom(), "offset", section.offset(), "size", section.size());
        entries(section).ifPresent(count -> facts.put("entries", count));
        return facts;
    }

    private static Map<String, Object> json(ExternType type) {
        return switch (type) {
            case FunctionType function ->
                ordered(
                        "parameters", strings(function.parameters()),
                        "results", strings(function.results()));
            case TagType tag -> ordered("parameters", strings(tag.function().parameters()));
            case GlobalType global -> ordered("value", global.valueType().toString(), "mutable", global.mutable());
            case TableType table ->
                limits(ordered("element", table.element().toString(), "index", index(table.index())), table.limits());
            case MemoryType memory ->
                limits(ordered("shared", memory.shared(), "index", index(memory.index())), memory.limits());
        };
    }

    private static Map<String, Object> limits(Map<String, Object> facts, dev.ashlar.engine.Limits limits) {
        facts.put("minimum", limits.minimum());
        limits.maximum().ifPresent(maximum -> facts.put("maximum", maximum));
        return facts;
    }

    private static List<String> strings(List<?> items) {
        return items.stream().map(Object::toString).toList();
    }

    private static String kind(ExternType type) {
        return switch (type) {
            case FunctionType _ -> "function";
            case TableType _ -> "table";
            case MemoryType _ -> "memory";
            case GlobalType _ -> "global";
            case TagType _ -> "tag";
        };
    }

    private static String describe(ExternType type) {
        return switch (type) {
            case FunctionType function -> function.toString();
            case TableType table -> table.limits() + " " + table.element() + indexSuffix(table.index());
            case MemoryType memory ->
                memory.limits() + (memory.shared() ? " shared" : "") + indexSuffix(memory.index());
            case GlobalType global -> (global.mutable() ? "mut " : "") + global.valueType();
            case TagType tag -> tag.function().toString();
        };
    }

    private static String indexSuffix(IndexType index) {
        return index == IndexType.I32 ? "" : " " + index(index);
    }

    private static String index(IndexType index) {
        return index == IndexType.I32 ? "i32" : "i64";
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return map;
    }
}
