package dev.ashlar.wit.compat;

import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.TypeName;

/**
 * What reports call the places of what they are about: plain names in the package that is compared, else names in full.
 *
 * @param prefix said before each path, as in {@code import }
 */
record Paths(PackageName own, String prefix) {
    String of(InterfaceName name) {
        return prefix + (name.packageName().equals(own) ? name.name() : name.toString());
    }

    String of(Scope scope) {
        return switch (scope) {
            case Scope.OfInterface(var name) -> of(name);
            case Scope.OfWorld(var name) -> of(name);
            case Scope.OfInlineInterface(var world, var direction, var name) -> prefix + name;
        };
    }

    String of(TypeName name) {
        return of(name.scope()) + "." + name.name();
    }
}
