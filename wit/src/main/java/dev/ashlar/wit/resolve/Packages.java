package dev.ashlar.wit.resolve;

import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.WitException;
import dev.ashlar.wit.resolve.PackageTree.Declared;
import dev.ashlar.wit.resolve.PackageTree.FileScope;
import dev.ashlar.wit.syntax.Ast;
import dev.ashlar.wit.syntax.SourceFile;
import dev.ashlar.wit.syntax.Suggestions;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** All packages at hand, and the look-up of interfaces and worlds in them. */
final class Packages {
    private final Map<PackageName, PackageTree> trees;
    private final FeatureSelection features;

    Packages(Map<PackageName, PackageTree> trees, FeatureSelection features) {
        this.trees = trees;
        this.features = features;
    }

    PackageTree tree(PackageName name) {
        return Optional.ofNullable(trees.get(name)).orElseThrow();
    }

    FeatureSelection features() {
        return features;
    }

    /** What a path leads to from inside an interface or world. */
    Declared find(Ast.UsePath path, Declared from) {
        if (path.packageName().isEmpty()) {
            var used = from.scope().uses().get(path.name().text());
            if (used != null) {
                return used.packageName().isPresent()
                        ? find(used.packageName().orElseThrow(), used.name(), from)
                        : find(from.name().packageName(), used.name(), from);
            }
            return find(from.name().packageName(), path.name(), from);
        }
        return find(path.packageName().orElseThrow(), path.name(), from);
    }

    /** Checks that the {@code use}s at the top of a package's files lead somewhere. */
    void checkTopLevelUses(PackageTree tree) {
        for (var scope : tree.scopes()) {
            for (var path : scope.uses().values()) {
                var packageName = path.packageName().orElse(tree.name());
                var full = new InterfaceName(packageName, path.name().text());
                if (features.howToOpen(full).isEmpty()) {
                    find(packageName, path.name(), tree.name(), scope);
                }
            }
        }
    }

    private Declared find(PackageName packageName, Ast.Name name, Declared from) {
        return find(packageName, name, from.name().packageName(), from.scope());
    }

    private Declared find(PackageName packageName, Ast.Name name, PackageName own, FileScope scope) {
        var file = scope.file();
        var tree = trees.get(packageName);
        if (tree == null) {
            throw missingPackage(packageName, name, file);
        }
        var found = tree.items().get(name.text());
        if (found == null) {
            var full = new InterfaceName(packageName, name.text());
            throw missingItem(full, name, tree.name().equals(own), scope);
        }
        return found;
    }

    private WitException missingItem(InterfaceName full, Ast.Name name, boolean own, FileScope scope) {
        var file = scope.file();
        var gate = features.howToOpen(full);
        if (gate.isPresent()) {
            return file.error(name.offset(), full + " is behind a feature gate that is closed", gate);
        }
        var candidates = new HashSet<>(tree(full.packageName()).items().keySet());
        if (own) {
            candidates.addAll(scope.uses().keySet());
        }
        var reason = own
                ? SourceFile.quote(name.text()) + " is no interface or world of this package"
                : "there is no " + SourceFile.quote(name.text()) + " in the package " + full.packageName();
        return file.error(name.offset(), reason, Suggestions.didYouMean(name.text(), candidates));
    }

    private WitException missingPackage(PackageName packageName, Ast.Name name, SourceFile file) {
        var otherVersions = trees.keySet().stream()
                .filter(other -> other.unversioned().equals(packageName.unversioned()))
                .map(PackageName::toString)
                .sorted()
                .toList();
        var fix = otherVersions.isEmpty()
                ? Suggestions.didYouMean(
                                packageName.toString(),
                                trees.keySet().stream()
                                        .map(PackageName::toString)
                                        .toList())
                        .or(() -> Optional.of("add it to the folder `deps` beside the files that use it"))
                : Optional.of("there is " + String.join(", ", otherVersions));
        return file.error(name.offset(), "the package " + packageName + " is not found", fix);
    }
}
