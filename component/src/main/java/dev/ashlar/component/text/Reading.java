package dev.ashlar.component.text;

import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.SemanticVersion;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitPackage;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.WitWorld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is read so far: interfaces, worlds, and where types have their names from. */
final class Reading {
    private static final int MAX_TYPES = 1_000_000;

    private final StructuralIds ids = new StructuralIds();
    private final TypeTable<TypeName> origins = new TypeTable<>(ids);
    private final Map<InterfaceName, ScopeReader> interfaces = new LinkedHashMap<>();
    private final Map<InterfaceName, WitWorld> worlds = new LinkedHashMap<>();
    private int types;

    StructuralIds ids() {
        return ids;
    }

    /** Where each type was named first. */
    TypeTable<TypeName> origins() {
        return origins;
    }

    /** The interface of a name. What is read of it in several places is put together. */
    ScopeReader interfaceNamed(InterfaceName name) {
        return interfaces.computeIfAbsent(name, key -> new ScopeReader(this, new Scope.OfInterface(key)));
    }

    void add(WitWorld world) {
        worlds.put(world.name(), world);
    }

    /** Bounds what is written out: types share parts in a component, and texts do not. */
    void countType() {
        if (++types > MAX_TYPES) {
            throw new NotInWitException("written out it has more than " + MAX_TYPES + " types");
        }
    }

    static boolean isInterfaceName(String name) {
        return name.indexOf(':') >= 0;
    }

    /** A name as in {@code wasi:io/streams@0.2.12}, already checked by validation. */
    static InterfaceName interfaceName(String name) {
        int at = name.indexOf('@');
        var path = at < 0 ? name : name.substring(0, at);
        int colon = path.lastIndexOf(':');
        int slash = path.lastIndexOf('/');
        if (colon < 0 || slash < colon) {
            throw new NotInWitException("the name " + name);
        }
        var version = at < 0 ? Optional.<SemanticVersion>empty() : SemanticVersion.parse(name.substring(at + 1));
        if (at >= 0 && version.isEmpty()) {
            throw new NotInWitException("the version in the name " + name);
        }
        var packageName = new PackageName(path.substring(0, colon), path.substring(colon + 1, slash), version);
        return new InterfaceName(packageName, path.substring(slash + 1));
    }

    WitResolution resolution(PackageName root) {
        var names = new LinkedHashSet<PackageName>();
        interfaces.keySet().forEach(name -> names.add(name.packageName()));
        names.remove(root);
        names.add(root);
        List<WitPackage> packages = new ArrayList<>();
        names.forEach(name -> packages.add(packageNamed(name)));
        return new WitResolution(root, packages);
    }

    private WitPackage packageNamed(PackageName name) {
        var own = interfaces.entrySet().stream()
                .filter(entry -> entry.getKey().packageName().equals(name))
                .map(entry -> entry.getValue().read())
                .toList();
        var ownWorlds = worlds.values().stream()
                .filter(world -> world.name().packageName().equals(name))
                .toList();
        return new WitPackage(name, "", own, ownWorlds);
    }
}
