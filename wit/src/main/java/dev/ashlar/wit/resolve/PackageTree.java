package dev.ashlar.wit.resolve;

import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.syntax.Ast;
import dev.ashlar.wit.syntax.Ast.TopLevelItem;
import dev.ashlar.wit.syntax.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.StringJoiner;

/** A package as it is written, put together from its files. */
final class PackageTree {
    private final PackageName name;
    private final SourceFile declaredIn;
    private final StringJoiner docs = new StringJoiner("\n");
    private final SequencedMap<String, Declared> items = new LinkedHashMap<>();
    private final Map<String, Ast.Name> declared = new HashMap<>();
    private final List<FileScope> scopes = new ArrayList<>();

    /** An interface or world, and what the interfaces around it are called in the same file. */
    record Declared(InterfaceName name, TopLevelItem item, FileScope scope) {}

    /** The names that the {@code use}s at the top of a file give to interfaces and worlds. */
    record FileScope(SourceFile file, Map<String, Ast.UsePath> uses) {}

    PackageTree(PackageName name, SourceFile declaredIn) {
        this.name = name;
        this.declaredIn = declaredIn;
    }

    PackageName name() {
        return name;
    }

    /** A file of it, for messages about the package as a whole. */
    SourceFile declaredIn() {
        return declaredIn;
    }

    String docs() {
        return docs.toString();
    }

    SequencedMap<String, Declared> items() {
        return items;
    }

    List<FileScope> scopes() {
        return scopes;
    }

    void addDocs(String text) {
        if (!text.isEmpty()) {
            docs.add(text);
        }
    }

    /** The same package with other items. */
    PackageTree withItems(Map<String, Declared> others) {
        var tree = new PackageTree(name, declaredIn);
        tree.addDocs(docs());
        tree.scopes.addAll(scopes);
        tree.items.putAll(others);
        return tree;
    }

    /** Adds the items of a file, or of a nested package's block. */
    void add(SourceFile file, Iterable<TopLevelItem> added) {
        var scope = new FileScope(file, new LinkedHashMap<>());
        scopes.add(scope);
        for (var item : added) {
            if (item instanceof TopLevelItem.Use use
                    && scope.uses().putIfAbsent(use.as().text(), use.path()) != null) {
                throw file.error(
                        use.as().offset(),
                        SourceFile.quote(use.as().text()) + " is already the name of another `use` of this file",
                        "add `as` and another name");
            }
        }
        for (var item : added) {
            switch (item) {
                case TopLevelItem.Use use -> {}
                case TopLevelItem.Interface it -> add(it.name(), it, scope);
                case TopLevelItem.World it -> add(it.name(), it, scope);
            }
        }
    }

    private void add(Ast.Name itemName, TopLevelItem item, FileScope scope) {
        var key = itemName.text().toLowerCase(Locale.ROOT);
        if (declared.putIfAbsent(key, itemName) != null) {
            throw scope.file()
                    .error(
                            itemName.offset(),
                            SourceFile.quote(itemName.text()) + " is already defined in the package " + name,
                            "rename one of them");
        }
        if (scope.uses().containsKey(itemName.text())) {
            throw scope.file()
                    .error(
                            itemName.offset(),
                            SourceFile.quote(itemName.text()) + " is already the name of a `use` of this file",
                            "add `as` and another name to the `use`");
        }
        items.put(itemName.text(), new Declared(new InterfaceName(name, itemName.text()), item, scope));
    }

    /** Whether another tree of the same name says the same. */
    boolean saysTheSameAs(PackageTree other) {
        return contents().equals(other.contents());
    }

    private Map<String, TopLevelItem> contents() {
        var contents = new HashMap<String, TopLevelItem>();
        items.forEach((itemName, item) -> contents.put(itemName, item.item()));
        return contents;
    }
}
