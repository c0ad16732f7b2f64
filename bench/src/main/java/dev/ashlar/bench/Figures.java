package dev.ashlar.bench;

import java.util.List;
import java.util.stream.Collectors;

/** Figures as one table with what became of the bars, and as JSON. */
final class Figures {
    private Figures() {}

    static String table(List<Figure> figures) {
        TextTable table = new TextTable();
        table.row(List.of("", "", "bar", ""));
        for (Figure figure : figures) {
            table.row(
                    List.of(figure.bench() + ": " + figure.what(), figure.shown(), figure.shownBar(), verdict(figure)));
        }
        return table.toString();
    }

    private static String verdict(Figure figure) {
        return figure.held().map(held -> held ? "held" : "NOT HELD").orElse("");
    }

    /** Whether no bar is missed. */
    static boolean held(List<Figure> figures) {
        return figures.stream().allMatch(figure -> figure.held().orElse(true));
    }

    static String json(List<Figure> figures) {
        return figures.stream()
                .map(Figures::json)
                .collect(Collectors.joining(",\n  ", "{\"figures\": [\n  ", "\n]}\n"));
    }

    private static String json(Figure figure) {
        String bar = figure.bar()
                .map(it -> ", \"%s\": %s, \"held\": %s"
                        .formatted(
                                it.atLeast() ? "at_least" : "at_most",
                                it.value(),
                                figure.held().map(String::valueOf).orElse("null")))
                .orElse("");
        return "{\"bench\": \"%s\", \"what\": \"%s\", \"value\": %s, \"unit\": \"%s\"%s}"
                .formatted(
                        figure.bench(),
                        figure.what(),
                        figure.value().isPresent()
                                ? String.valueOf(figure.value().getAsDouble())
                                : "null",
                        figure.unit(),
                        bar);
    }
}
