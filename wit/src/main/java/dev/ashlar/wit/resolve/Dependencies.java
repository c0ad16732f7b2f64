package dev.ashlar.wit.resolve;

import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.WitException;
import dev.ashlar.wit.resolve.PackageTree.Declared;
import dev.ashlar.wit.syntax.Ast;
import dev.ashlar.wit.syntax.Ast.ExternType;
import dev.ashlar.wit.syntax.Ast.InterfaceItem;
import dev.ashlar.wit.syntax.Ast.TopLevelItem;
import dev.ashlar.wit.syntax.Ast.WorldItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Who refers to whom, among interfaces and worlds and among packages, and in which order to resolve them. */
final class Dependencies {
    private final Packages packages;
    private final Map<InterfaceName, SequencedMap<InterfaceName, Ast.UsePath>> ofItems = new LinkedHashMap<>();
    private final Map<PackageName, SequencedMap<PackageName, Reference>> ofPackages = new LinkedHashMap<>();

    private record Reference(Declared from, Ast.UsePath path) {}

    Dependencies(Packages packages, Collection<PackageTree> trees) {
        this.packages = packages;
        for (var tree : trees) {
            ofPackages.put(tree.name(), new LinkedHashMap<>());
            packages.checkTopLevelUses(tree);
            tree.items().values().forEach(this::add);
        }
    }

    private void add(Declared declared) {
        var dependencies = new LinkedHashMap<InterfaceName, Ast.UsePath>();
        for (var path : paths(declared.item())) {
            var target = packages.find(path, declared).name();
            dependencies.putIfAbsent(target, path);
            var own = declared.name().packageName();
            if (!target.packageName().equals(own)) {
                ofPackages
                        .computeIfAbsent(own, name -> new LinkedHashMap<>())
                        .putIfAbsent(target.packageName(), new Reference(declared, path));
            }
        }
        ofItems.put(declared.name(), dependencies);
    }

    private static List<Ast.UsePath> paths(TopLevelItem item) {
        var paths = new ArrayList<Ast.UsePath>();
        switch (item) {
            case TopLevelItem.Use use -> {}
            case TopLevelItem.Interface it -> addPaths(it.items(), paths);
            case TopLevelItem.World it -> it.items().forEach(worldItem -> addPaths(worldItem, paths));
        }
        return paths;
    }

    private static void addPaths(List<InterfaceItem> items, List<Ast.UsePath> paths) {
        for (var item : items) {
            if (item instanceof InterfaceItem.Use(var use)) {
                paths.add(use.path());
            }
        }
    }

    private static void addPaths(WorldItem item, List<Ast.UsePath> paths) {
        switch (item) {
            case WorldItem.Use(var use) -> paths.add(use.path());
            case WorldItem.TypeItem type -> {}
            case WorldItem.Include include -> paths.add(include.path());
            case WorldItem.Extern extern -> paths.add(extern.path());
            case WorldItem.NamedExtern extern -> {
                switch (extern.type()) {
                    case ExternType.OfFunction function -> {}
                    case ExternType.OfInterface(var items) -> addPaths(items, paths);
                    case ExternType.OfPath(var path) -> paths.add(path);
                }
            }
        }
    }

    /** All packages, dependencies first, else by name. */
    List<PackageName> packageOrder() {
        var order = new TopologicalOrder<PackageName>(
                name -> ofPackages.getOrDefault(name, new LinkedHashMap<>()).keySet(), this::packageCycle);
        ofPackages.keySet().stream()
                .sorted(Comparator.comparing(PackageName::toString))
                .forEach(order::add);
        return order.order();
    }

    /** Interfaces and worlds of some packages, dependencies first, else in the order of declaration. */
    List<Declared> itemOrder(List<PackageName> packageOrder) {
        var order = new TopologicalOrder<InterfaceName>(
                name -> ofItems.getOrDefault(name, new LinkedHashMap<>()).keySet(), this::itemCycle);
        for (var name : packageOrder) {
            packages.tree(name).items().values().forEach(declared -> order.add(declared.name()));
        }
        return order.order().stream().map(this::declared).toList();
    }

    private Declared declared(InterfaceName name) {
        return Optional.ofNullable(packages.tree(name.packageName()).items().get(name.name()))
                .orElseThrow();
    }

    private WitException itemCycle(List<InterfaceName> cycle) {
        var first = declared(cycle.get(0));
        var path = Optional.ofNullable(ofItems.get(cycle.get(0)))
                .map(dependencies -> dependencies.get(cycle.get(1)))
                .orElseThrow();
        return first.scope()
                .file()
                .error(
                        path.offset(),
                        first.name() + " depends on itself: " + inShort(cycle),
                        "move what both need to an interface of its own");
    }

    private WitException packageCycle(List<PackageName> cycle) {
        var reference = Optional.ofNullable(ofPackages.get(cycle.get(0)))
                .map(dependencies -> dependencies.get(cycle.get(1)))
                .orElseThrow();
        return reference
                .from()
                .scope()
                .file()
                .error(
                        reference.path().offset(),
                        "the package " + cycle.get(0) + " depends on itself: " + inShort(cycle),
                        "move what both need to a package of its own");
    }

    private static String inShort(List<?> cycle) {
        int shown = 8;
        var names = new LinkedHashSet<>(cycle)
                .stream().limit(shown).map(Object::toString).collect(Collectors.joining(" → "));
        return names + (cycle.size() > shown + 1 ? " → …" : "") + " → " + cycle.getFirst();
    }
}
