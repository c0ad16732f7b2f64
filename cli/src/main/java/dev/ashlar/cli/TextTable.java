package dev.ashlar.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of aligned columns; a column whose heading starts with {@code >} is aligned to the right. */
final class TextTable {
    private static final String RIGHT = ">";
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        this.headings = List.of(headings);
    }

    int size() {
        return rows.size();
    }

    TextTable row(Object... cells) {
        var row = new ArrayList<String>();
        for (Object cell : cells) {
            row.add(Printable.name(cell.toString()));
        }
        rows.add(row);
        return this;
    }

    void print(PrintWriter out, String indent) {
        var titles = headings.stream().map(TextTable::title).toList();
        int[] widths = new int[titles.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = titles.get(column).length();
            for (var row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        out.println(line(indent, titles, widths));
        rows.forEach(row -> out.println(line(indent, row, widths)));
    }

    private static String title(String heading) {
        return heading.startsWith(RIGHT) ? heading.substring(RIGHT.length()) : heading;
    }

    private String line(String indent, List<String> cells, int[] widths) {
        var line = new StringBuilder(indent);
        for (int column = 0; column < widths.length; column++) {
            var cell = cells.get(column);
            var padding = " ".repeat(widths[column] - cell.length());
            line.append(headings.get(column).startsWith(RIGHT) ? padding + cell : cell + padding)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }
}
