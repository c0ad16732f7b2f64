package dev.ashlar.wit.resolve;

import dev.ashlar.wit.syntax.Ast;
import dev.ashlar.wit.syntax.SourceFile;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that are taken, whatever their case. */
final class NameTable {
    private final String where;
    private final Set<String> taken = new HashSet<>();

    /** @param where as messages call it */
    NameTable(String where) {
        this.where = where;
    }

    boolean add(String name) {
        return taken.add(name.toLowerCase(Locale.ROOT));
    }

    void declare(Ast.Name name, SourceFile file) {
        if (!add(name.text())) {
            throw file.error(
                    name.offset(),
                    SourceFile.quote(name.text()) + " is already defined in " + where,
                    "rename one of them; upper and lower case make no difference");
        }
    }
}
