package dev.ashlar.host.toml;

import dev.ashlar.host.diagnostics.Problems;
import dev.ashlar.host.diagnostics.SourceText;
import dev.ashlar.host.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads TOML 1.1. A line that is wrong is reported and left out, so that one mistake does not hide the next; what is read
 * then is not all there is, and {@link Document#complete} says so.
 */
public final class TomlReader {
    private static final int MAX_DEPTH = 50;

    /**
     * What was read.
     *
     * @param complete whether nothing had to be left out
     */
    public record Document(TomlTable root, boolean complete) {}

    private final SourceText source;
    private final Problems problems;
    private final Cursor cursor;
    private final Strings strings;
    private final Scalars scalars;
    private final TomlTree tree;
    private boolean complete = true;
    private int lineStart;

    private TomlReader(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.cursor = new Cursor(source.text());
        this.strings = new Strings(cursor);
        this.scalars = new Scalars(cursor);
        this.tree = new TomlTree(source);
    }

    public static Document read(SourceText source, Problems problems) {
        var reader = new TomlReader(source, problems);
        reader.lines();
        return new Document(reader.tree.root(), reader.complete);
    }

    private void lines() {
        if (cursor.peek() == '\uFEFF') {
            cursor.skip(1);
        }
        while (!cursor.atEnd()) {
            try {
                line();
            } catch (TomlSyntaxException e) {
                complete = false;
                problems.error(source, e.span(), String.valueOf(e.getMessage()), e.fix());
                recover();
            }
        }
    }

    private void line() {
        cursor.skipBlank();
        lineStart = cursor.offset();
        if (cursor.atEnd()) {
            return;
        }
        if (cursor.peek() == '[') {
            header();
        } else {
            keyAndValue();
        }
        cursor.skipSpaces();
        cursor.skipComment();
        if (!cursor.atEnd() && !cursor.acceptLineBreak()) {
            throw new TomlSyntaxException(
                    cursor.word(), "expected the end of the line", "put each key on a line of its own");
        }
    }

    private void header() {
        int start = cursor.offset();
        cursor.skip(1);
        boolean array = cursor.accept('[');
        tree.leaveOut();
        cursor.skipSpaces();
        List<TomlKey> path = key();
        String closing = array ? "]]" : "]";
        if (!cursor.startsWith(closing)) {
            throw new TomlSyntaxException(
                    cursor.here(), "expected " + closing + " here", "close the table's name with " + closing);
        }
        cursor.skip(closing.length());
        if (array) {
            tree.arrayHeader(path, cursor.spanSince(start));
        } else {
            tree.header(path, cursor.spanSince(start));
        }
    }

    private void keyAndValue() {
        List<TomlKey> path = key();
        equalsSign(path);
        tree.set(tree.current(), path, value(0));
    }

    private void equalsSign(List<TomlKey> path) {
        if (!cursor.accept('=')) {
            String name = path.getLast().name();
            String fix = "write " + name + " = ..., strings in quotes";
            throw new TomlSyntaxException(cursor.here(), "expected = behind the key \"" + name + "\"", fix);
        }
        cursor.skipSpaces();
    }

    /** A key with or without dots, and the spaces behind it. */
    private List<TomlKey> key() {
        var path = new ArrayList<TomlKey>();
        do {
            cursor.skipSpaces();
            path.add(simpleKey());
            cursor.skipSpaces();
            if (path.size() > MAX_DEPTH) {
                throw new TomlSyntaxException(path.getLast().span(), "more than " + MAX_DEPTH + " names in one key");
            }
        } while (cursor.accept('.'));
        return path;
    }

    private TomlKey simpleKey() {
        int start = cursor.offset();
        if (cursor.peek() == '"' || cursor.peek() == '\'') {
            var text = strings.singleLine(cursor.peek());
            return new TomlKey(text.value(), text.span());
        }
        while (isBareKey(cursor.peek())) {
            cursor.skip(1);
        }
        if (cursor.offset() == start) {
            throw new TomlSyntaxException(
                    cursor.here(),
                    "expected a key here",
                    "keys of other characters than letters, digits, - and _ need quotes");
        }
        return new TomlKey(cursor.since(start), cursor.spanSince(start));
    }

    private static boolean isBareKey(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private TomlValue value(int depth) {
        if (depth > MAX_DEPTH) {
            throw new TomlSyntaxException(cursor.here(), "values nest more than " + MAX_DEPTH + " levels deep");
        }
        return switch (cursor.peek()) {
            case '"', '\'' -> strings.read();
            case '[' -> array(depth);
            case '{' -> inlineTable(depth);
            default -> scalars.read();
        };
    }

    private TomlArray array(int depth) {
        int start = cursor.offset();
        cursor.skip(1);
        var values = new ArrayList<TomlValue>();
        cursor.skipBlank();
        while (!cursor.accept(']')) {
            values.add(value(depth + 1));
            separator(start, ']', "array");
        }
        return new TomlArray(values, cursor.spanSince(start));
    }

    private TomlTable inlineTable(int depth) {
        int start = cursor.offset();
        cursor.skip(1);
        var table = new TomlTable(TomlTable.Origin.DOTTED, cursor.spanSince(start));
        cursor.skipBlank();
        while (!cursor.accept('}')) {
            List<TomlKey> path = key();
            equalsSign(path);
            tree.set(table, path, value(depth + 1));
            separator(start, '}', "table");
        }
        table.close(cursor.spanSince(start));
        return table;
    }

    private void separator(int start, char closing, String what) {
        cursor.skipBlank();
        boolean more = cursor.accept(',');
        cursor.skipBlank();
        if (cursor.atEnd()) {
            throw new TomlSyntaxException(
                    new Span(start, start + 1), "the " + what + " does not end", "add the closing " + closing);
        }
        if (!more && cursor.peek() != closing) {
            throw new TomlSyntaxException(
                    cursor.word(),
                    "expected a comma or the end of the " + what + " that begins on line " + source.line(start),
                    "add a comma in front, or the closing " + closing);
        }
    }

    /**
     * Goes on with the next line that looks like a beginning, since the broken line may be in the middle of an array; or
     * with the broken line itself, since an array that does not end takes in the lines behind it.
     */
    private void recover() {
        if (!cursor.backToLineStart(lineStart)) {
            cursor.skipLine();
        }
        while (!cursor.atEnd() && !looksLikeBeginning()) {
            cursor.skipLine();
        }
    }

    private boolean looksLikeBeginning() {
        int ahead = 0;
        while (cursor.peek(ahead) == ' ' || cursor.peek(ahead) == '\t') {
            ahead++;
        }
        boolean header = cursor.peek(ahead) == '[';
        while (cursor.peek(ahead) == '[') {
            ahead++;
        }
        int key = ahead;
        while (isBareKey(cursor.peek(ahead)) || cursor.peek(ahead) == '.') {
            ahead++;
        }
        while (cursor.peek(ahead) == ' ' || cursor.peek(ahead) == '\t') {
            ahead++;
        }
        return ahead > key && cursor.peek(ahead) == (header ? ']' : '=');
    }
}
