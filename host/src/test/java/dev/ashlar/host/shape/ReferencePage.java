package dev.ashlar.host.shape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** Writes down what shapes describe, for people. */
public final class ReferencePage {
    private record Section(String header, TableShape<?> table) {}

    private final Deque<Section> open = new ArrayDeque<>();
    private final StringBuilder page = new StringBuilder();

    private ReferencePage() {}

    /** All tables, from the outermost on, in Markdown. */
    public static String of(Shape<?> shape) {
        var reference = new ReferencePage();
        reference.find("", shape, false);
        while (!reference.open.isEmpty()) {
            reference.section(reference.open.removeFirst());
        }
        return reference.page.toString();
    }

    private void section(Section section) {
        boolean outermost = section.header().isEmpty();
        page.append("\n## ")
                .append(outermost ? "The tables" : "`" + section.header() + "`")
                .append("\n\n");
        page.append("| key | value | |\n|---|---|---|\n");
        String path = section.header().replaceAll("[\\[\\]]", "");
        for (var field : section.table().fields()) {
            String name = "`" + field.name() + "`" + (field.required() ? " (required)" : "");
            page.append("| %s | %s | %s |\n".formatted(name, kind(field.shape()), escaped(field.description())));
        }
        var nested = new ArrayDeque<Section>(open);
        open.clear();
        section.table()
                .fields()
                .forEach(
                        field -> find(path.isEmpty() ? field.name() : path + "." + field.name(), field.shape(), false));
        open.addAll(nested);
    }

    /** Notes the tables that a shape has in it. */
    private void find(String path, Shape<?> shape, boolean inArray) {
        switch (shape) {
            case TableShape<?> table ->
                open.addLast(new Section(path.isEmpty() ? "" : inArray ? "[[" + path + "]]" : "[" + path + "]", table));
            case MappedShape<?, ?> mapped -> find(path, mapped.original(), inArray);
            case EitherShape<?> either -> {
                find(path, either.one(), inArray);
                find(path, either.other(), inArray);
            }
            case ListShape<?> list -> find(path, list.element(), true);
            case MapShape<?, ?> map -> find(path + ".NAME", map.value(), inArray);
            default -> {}
        }
    }

    private static String kind(Shape<?> shape) {
        return switch (shape) {
            case MappedShape<?, ?> mapped -> kind(mapped.original());
            case EitherShape<?> either -> kind(either.one()) + ", or " + kind(either.other());
            case ListShape<?> list -> "array: " + kind(list.element());
            case MapShape<?, ?> map -> "by name: " + kind(map.value());
            case TableShape<?> table ->
                "table: " + table.fields().stream().map(TableShape.Field::name).collect(Collectors.joining(", "));
            default -> escaped(shape.expected());
        };
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;").replace("[[", "\\[\\[");
    }
}
