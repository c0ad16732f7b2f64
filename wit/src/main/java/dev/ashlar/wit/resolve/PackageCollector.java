package dev.ashlar.wit.resolve;

import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.WitException;
import dev.ashlar.wit.syntax.Ast;
import dev.ashlar.wit.syntax.FileParser;
import dev.ashlar.wit.syntax.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Gathers packages from files: a group of files is one package, and may hold others in blocks. */
final class PackageCollector {
    private static final String ADD_DECLARATION = "add `package namespace:name;` at its top";

    private final SequencedMap<PackageName, PackageTree> packages = new LinkedHashMap<>();

    SequencedMap<PackageName, PackageTree> packages() {
        return packages;
    }

    /** Adds the package that was asked for. */
    PackageName addRoot(String folder, List<SourceFile> group) {
        return add(group)
                .orElseThrow(() -> new WitException(
                        group.isEmpty() ? folder : group.getFirst().name(),
                        0,
                        0,
                        group.isEmpty() ? "there is no .wit file in it" : "no package is declared",
                        Optional.of(group.isEmpty() ? "name a folder that has some" : ADD_DECLARATION)));
    }

    /** Adds a package that others depend on. */
    void addDependency(List<SourceFile> group) {
        add(group);
    }

    private Optional<PackageName> add(List<SourceFile> group) {
        var files = group.stream().map(FileParser::parse).toList();
        var declaring =
                files.stream().filter(file -> file.declaration().isPresent()).findFirst();
        if (declaring.isPresent()) {
            var declared = declaring.orElseThrow();
            addMain(declared, declared.declaration().orElseThrow(), files);
        } else {
            files.stream().filter(file -> !file.items().isEmpty()).findFirst().ifPresent(file -> {
                throw new WitException(
                        file.source().name(), 0, 0, "no package is declared", Optional.of(ADD_DECLARATION));
            });
        }
        for (var file : files) {
            for (var nested : file.nested()) {
                var tree = new PackageTree(nested.declaration().name(), file.source());
                tree.addDocs(nested.declaration().docs());
                tree.add(file.source(), nested.items());
                add(tree, nested.declaration());
            }
        }
        return declaring.flatMap(Ast.File::declaration).map(Ast.PackageDeclaration::name);
    }

    private void addMain(Ast.File declaring, Ast.PackageDeclaration declaration, List<Ast.File> files) {
        var tree = new PackageTree(declaration.name(), declaring.source());
        for (var file : files) {
            file.declaration().ifPresent(other -> {
                if (!other.name().equals(declaration.name())) {
                    throw file.source()
                            .error(
                                    other.offset(),
                                    "the package is " + other.name() + " here, but " + declaration.name() + " in "
                                            + declaring.source().name(),
                                    "files of one folder are one package");
                }
                tree.addDocs(other.docs());
            });
            tree.add(file.source(), file.items());
        }
        add(tree, declaration);
    }

    private void add(PackageTree tree, Ast.PackageDeclaration declaration) {
        var before = packages.putIfAbsent(tree.name(), tree);
        if (before != null && !before.saysTheSameAs(tree)) {
            throw tree.declaredIn()
                    .error(
                            declaration.offset(),
                            "the package " + tree.name() + " is also defined in "
                                    + before.declaredIn().name() + ", and differently",
                            "remove one of them");
        }
    }
}
