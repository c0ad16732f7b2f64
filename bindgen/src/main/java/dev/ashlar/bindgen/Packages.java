package dev.ashlar.bindgen;

import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.SemanticVersion;
import dev.ashlar.wit.WitPackage;
import dev.ashlar.wit.WitResolution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives each interface and each world a package of its own: base, namespace, package, version, name. Versions that stand
 * in for each other share their part ({@code v0_2}), so that an update renames nothing; where a resolution has several of
 * them, all but the newest are spelt out ({@code v0_2_3}).
 */
final class Packages {
    private final BindgenOptions options;
    private final Map<PackageName, String> ofPackages = new HashMap<>();
    private final Map<Scope, String> ofScopes = new HashMap<>();
    private final NameScope taken = NameScope.ofTypes();

    Packages(WitResolution resolution, BindgenOptions options) {
        this.options = options;
        resolution.packages().stream()
                .map(WitPackage::name)
                .collect(Collectors.groupingBy(name -> path(name, JavaNames::versionSegment)))
                .forEach(this::nameVersions);
    }

    private void nameVersions(String path, List<PackageName> versions) {
        var newestFirst = new ArrayList<>(versions);
        newestFirst.sort(
                Comparator.comparing((PackageName name) -> name.version().orElseThrow())
                        .reversed());
        ofPackages.put(newestFirst.removeFirst(), path);
        newestFirst.forEach(older -> ofPackages.put(older, path(older, JavaNames::exactVersionSegment)));
    }

    private String path(PackageName name, java.util.function.Function<SemanticVersion, String> segment) {
        var words = Stream.concat(
                        Stream.of(name.namespace().split(":", -1)),
                        Stream.of(name.name().split("/", -1)))
                .map(JavaNames::packageSegment);
        String base = options.providedBase(name).orElse(options.basePackage());
        return Stream.of(
                        base.isEmpty() ? Stream.<String>empty() : Stream.of(base),
                        words,
                        name.version().stream().map(segment))
                .flatMap(part -> part)
                .collect(Collectors.joining("."));
    }

    /** The package for what is declared in a scope. */
    String of(Scope scope) {
        String known = ofScopes.get(scope);
        if (known == null) {
            known = taken.claim(
                    switch (scope) {
                        case Scope.OfInterface(var name) -> child(name.packageName(), name.name());
                        case Scope.OfWorld(var name) -> child(name.packageName(), name.name());
                        case Scope.OfInlineInterface(var world, var direction, var name) ->
                            of(new Scope.OfWorld(world)) + "." + direction + "s." + JavaNames.packageSegment(name);
                    });
            ofScopes.put(scope, known);
        }
        return known;
    }

    private String child(PackageName parent, String name) {
        return ofPackages.get(parent) + "." + JavaNames.packageSegment(name);
    }
}
