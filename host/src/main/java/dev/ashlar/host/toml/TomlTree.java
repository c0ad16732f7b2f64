package dev.ashlar.host.toml;

import dev.ashlar.host.diagnostics.SourceText;
import dev.ashlar.host.diagnostics.Span;
import dev.ashlar.host.toml.TomlTable.Origin;
import java.util.List;

/** The tree while it grows. It knows which table may still be added to in which way. */
final class TomlTree {
    private final SourceText source;
    private final TomlTable root = new TomlTable(Origin.HEADER, new Span(0, 0));
    private TomlTable current = root;

    TomlTree(SourceText source) {
        this.source = source;
    }

    TomlTable root() {
        return root;
    }

    /** The table of the last header. */
    TomlTable current() {
        return current;
    }

    /** Until a header has been read, what follows goes nowhere. */
    void leaveOut() {
        current = new TomlTable(Origin.HEADER, new Span(0, 0));
    }

    void header(List<TomlKey> path, Span header) {
        TomlTable parent = walk(path.subList(0, path.size() - 1));
        TomlKey last = path.getLast();
        current = switch (parent.value(last.name())) {
            case null -> add(parent, last, new TomlTable(Origin.HEADER, header));
            case TomlTable table
            when table.origin() == Origin.IMPLIED -> {
                table.becomeHeader(header);
                yield table;
            }
            case TomlArray array
            when array.isOfTables() ->
                throw new TomlSyntaxException(
                        header, "there are several " + quoted(path), "write [[...]] for one more, or another name");
            default -> throw duplicate(parent, last, header);
        };
    }

    void arrayHeader(List<TomlKey> path, Span header) {
        TomlTable parent = walk(path.subList(0, path.size() - 1));
        TomlKey last = path.getLast();
        var array = switch (parent.value(last.name())) {
            case null -> {
                var created = TomlArray.ofTables(header);
                parent.put(last.name(), last.span(), created);
                yield created;
            }
            case TomlArray existing when existing.isOfTables() -> existing;
            default -> throw duplicate(parent, last, header);
        };
        current = new TomlTable(Origin.HEADER, header);
        array.add(current);
    }

    /** Sets a key, with dots or not, of a table. */
    void set(TomlTable table, List<TomlKey> path, TomlValue value) {
        TomlTable parent = table;
        for (TomlKey key : path.subList(0, path.size() - 1)) {
            parent = switch (parent.value(key.name())) {
                case null -> add(parent, key, new TomlTable(Origin.DOTTED, key.span()));
                case TomlTable inner when inner.origin() == Origin.DOTTED -> inner;
                default -> throw duplicate(parent, key, key.span());
            };
        }
        TomlKey last = path.getLast();
        if (parent.value(last.name()) != null) {
            throw duplicate(parent, last, last.span());
        }
        parent.put(last.name(), last.span(), value);
    }

    private TomlTable walk(List<TomlKey> path) {
        TomlTable table = root;
        for (TomlKey key : path) {
            table = switch (table.value(key.name())) {
                case null -> add(table, key, new TomlTable(Origin.IMPLIED, key.span()));
                case TomlTable inner when inner.origin() != Origin.INLINE -> inner;
                case TomlArray array when array.isOfTables() -> array.last();
                default -> throw duplicate(table, key, key.span());
            };
        }
        return table;
    }

    private static TomlTable add(TomlTable parent, TomlKey key, TomlTable table) {
        parent.put(key.name(), key.span(), table);
        return table;
    }

    private TomlSyntaxException duplicate(TomlTable table, TomlKey key, Span where) {
        int line = table.entry(key.name())
                .map(entry -> source.line(entry.keySpan().start()))
                .orElse(1);
        return new TomlSyntaxException(
                where,
                "\"" + key.name() + "\" is there already, on line " + line,
                "keep one of them, or give them different names");
    }

    private static String quoted(List<TomlKey> path) {
        return "[[" + String.join(".", path.stream().map(TomlKey::name).toList()) + "]]";
    }
}
