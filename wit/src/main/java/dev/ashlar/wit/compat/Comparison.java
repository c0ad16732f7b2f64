package dev.ashlar.wit.compat;

import dev.ashlar.wit.Incompatibility;
import dev.ashlar.wit.Incompatibility.Kind;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.WitWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Says whether an interface, a world or a package can take the place of another. */
public final class Comparison {
    private final WitResolution before;
    private final WitResolution after;
    private final List<Incompatibility> found = new ArrayList<>();

    private Comparison(WitResolution before, WitResolution after) {
        this.before = before;
        this.after = after;
    }

    /** Why the root package of one resolution cannot take the place of another's; empty where it can. */
    public static List<Incompatibility> ofPackages(WitResolution before, WitResolution after) {
        var comparison = new Comparison(before, after);
        comparison.comparePackages();
        return List.copyOf(comparison.found);
    }

    /** Why an interface or world cannot take the place of another; empty where it can. */
    public static List<Incompatibility> of(
            WitResolution before, InterfaceName nameBefore, WitResolution after, InterfaceName nameAfter) {
        var comparison = new Comparison(before, after);
        comparison.compareVersions(nameBefore.packageName(), nameAfter.packageName());
        comparison.compare(nameBefore, nameAfter);
        return List.copyOf(comparison.found);
    }

    private void comparePackages() {
        var root = before.root();
        var other = after.root().name();
        compareVersions(root.name(), other);
        for (var it : root.interfaces()) {
            if (after.root().interfaceNamed(it.name()).isEmpty()) {
                missing(it.name(), "an interface");
            } else {
                compare(new InterfaceName(root.name(), it.name()), new InterfaceName(other, it.name()));
            }
        }
        for (var world : root.worlds()) {
            var name = world.name().name();
            if (after.root().worldNamed(name).isEmpty()) {
                missing(name, "a world");
            } else {
                compare(world.name(), new InterfaceName(other, name));
            }
        }
    }

    private void missing(String path, String what) {
        found.add(new Incompatibility(Kind.MISSING, path, Optional.of(what), Optional.empty(), Optional.empty()));
    }

    private void compare(InterfaceName nameBefore, InterfaceName nameAfter) {
        var worldBefore = before.worldNamed(nameBefore);
        var worldAfter = after.worldNamed(nameAfter);
        if (worldBefore.isPresent() && worldAfter.isPresent()) {
            compare(worldBefore.orElseThrow(), worldAfter.orElseThrow());
        } else if (worldBefore.isPresent() || worldAfter.isPresent()) {
            found.add(new Incompatibility(
                    Kind.CHANGED,
                    nameBefore.name(),
                    Optional.of(worldBefore.isPresent() ? "world" : "interface"),
                    Optional.of(worldAfter.isPresent() ? "world" : "interface"),
                    Optional.empty()));
        } else {
            compare(interfaceNamed(before, nameBefore), interfaceNamed(after, nameAfter), nameBefore, nameAfter);
        }
    }

    private static WitInterface interfaceNamed(WitResolution resolution, InterfaceName name) {
        return resolution
                .interfaceNamed(name)
                .orElseThrow(() -> new NoSuchElementException("no interface or world " + name));
    }

    private void compare(WitInterface one, WitInterface other, InterfaceName nameBefore, InterfaceName nameAfter) {
        var sides = new Sides(before, after, true, found);
        var paths = new Paths(nameBefore.packageName(), "");
        new InterfaceComparison(sides, paths, nameBefore, nameAfter).compare(one, other);
    }

    private void compare(WitWorld one, WitWorld other) {
        var exports = new Sides(before, after, true, found);
        new WorldComparison(exports, one, other).compareExports();
        new WorldComparison(exports.swapped(), other, one).compareImports();
    }

    private void compareVersions(PackageName one, PackageName other) {
        if (!one.unversioned().equals(other.unversioned()) || one.isCompatibleWith(other)) {
            return;
        }
        var versions = List.of(one, other).stream()
                .flatMap(name -> name.version().stream())
                .toList();
        String rule;
        if (versions.size() < 2) {
            rule = "with a version and without one they are different packages";
        } else if (versions.stream().anyMatch(version -> version.isPrerelease())) {
            rule = "drafts and other prereleases are compatible with themselves only";
        } else if (versions.stream().allMatch(version -> version.major() == 0 && version.minor() == 0)) {
            rule = "below 0.1.0 every version stands alone";
        } else if (versions.stream().allMatch(version -> version.major() == 0)) {
            rule = "below 1.0.0 the second number has to stay";
        } else {
            rule = "the first number has to stay";
        }
        found.add(new Incompatibility(
                Kind.VERSION,
                one.unversioned().toString(),
                Optional.of(one.version().map(Object::toString).orElse("no version")),
                Optional.of(other.version().map(Object::toString).orElse("no version")),
                Optional.of(rule)));
    }
}
