package dev.ashlar.wit.resolve;

import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WitOptions;
import dev.ashlar.wit.WitPackage;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.resolve.PackageTree.Declared;
import dev.ashlar.wit.syntax.Ast.TopLevelItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Resolves packages: selects features, finds who depends on whom, then resolves interfaces and worlds one by one, each
 * after those that it depends on.
 */
final class Resolver {
    private final Map<PackageName, PackageTree> trees = new LinkedHashMap<>();
    private final Packages packages;
    private final Environment environment;
    private final Budget budget = new Budget();
    private final Map<PackageName, List<WitInterface>> interfaces = new LinkedHashMap<>();

    private Resolver(PackageCollector collected, WitOptions options) {
        var features = new FeatureSelection(options);
        collected.packages().forEach((name, tree) -> trees.put(name, features.select(tree)));
        packages = new Packages(trees, features);
        environment = new Environment(packages);
    }

    static WitResolution resolve(PackageName root, PackageCollector collected, WitOptions options) {
        return new Resolver(collected, options).resolve(root);
    }

    private WitResolution resolve(PackageName root) {
        var dependencies = new Dependencies(packages, trees.values());
        var order = dependencies.packageOrder();
        dependencies.itemOrder(order).forEach(this::resolve);
        return new WitResolution(root, order.stream().map(this::packageNamed).toList());
    }

    private void resolve(Declared declared) {
        var name = declared.name();
        switch (declared.item()) {
            case TopLevelItem.Interface(var plainName, var items, var annotations) -> {
                var resolved = InterfaceResolver.resolve(
                        environment, declared, new Scope.OfInterface(name), items, annotations);
                environment.add(name, resolved);
                interfaces
                        .computeIfAbsent(name.packageName(), missing -> new ArrayList<>())
                        .add(resolved);
            }
            case TopLevelItem.World world -> {
                var resolved = new WorldResolver(environment, budget, declared, world).resolve();
                environment.add(resolved);
            }
            case TopLevelItem.Use use -> {}
        }
    }

    private WitPackage packageNamed(PackageName name) {
        var tree = packages.tree(name);
        var declaredWorlds = tree.items().values().stream()
                .filter(declared -> declared.item() instanceof TopLevelItem.World)
                .map(declared -> environment.worldNamed(declared.name()))
                .toList();
        return new WitPackage(name, tree.docs(), interfaces.getOrDefault(name, List.of()), declaredWorlds);
    }
}
