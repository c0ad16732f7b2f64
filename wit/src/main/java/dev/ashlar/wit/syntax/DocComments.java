package dev.ashlar.wit.syntax;

import java.util.ArrayList;
import java.util.List;

/** Gathers the documentation comments in front of an item. */
final class DocComments {
    private final List<String> lines = new ArrayList<>();

    /** What follows three slashes. */
    void addLine(String comment) {
        lines.add((comment.startsWith(" ") ? comment.substring(1) : comment).stripTrailing());
    }

    /** What stands between the markers of a block comment. Indentation that its lines share is not part of the text. */
    void addBlock(String comment) {
        var block = comment.lines().map(String::stripTrailing).toList();
        int from = 0;
        int to = block.size();
        while (from < to && block.get(from).isEmpty()) {
            from++;
        }
        while (from < to && block.get(to - 1).isEmpty()) {
            to--;
        }
        boolean opensWithText = from == 0;
        if (opensWithText && to > 0) {
            lines.add(block.getFirst().stripLeading());
            from = 1;
        }
        var rest = block.subList(from, Math.max(from, to));
        int indentation = rest.stream()
                .filter(line -> !line.isEmpty())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        rest.forEach(line -> lines.add(line.isEmpty() ? line : line.substring(indentation)));
    }

    String text() {
        return String.join("\n", lines);
    }
}
