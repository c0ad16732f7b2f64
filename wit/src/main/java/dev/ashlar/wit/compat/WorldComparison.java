package dev.ashlar.wit.compat;

import dev.ashlar.wit.Direction;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.WitWorld;
import dev.ashlar.wit.WorldItem;

/**
 * Compares imports or exports of worlds. A component that takes the place of another has to export what that one does
 * and may import no more than that one does.
 */
final class WorldComparison {
    private final Sides sides;
    private final WitWorld required;
    private final WitWorld provided;

    /** @param required the world before for exports, the one after for imports */
    WorldComparison(Sides sides, WitWorld required, WitWorld provided) {
        this.sides = sides;
        this.required = required;
        this.provided = provided;
    }

    void compareExports() {
        compare(Direction.EXPORT);
    }

    void compareImports() {
        var path = required.name().name();
        interfaces(new Paths(required.name().packageName(), ""))
                .compareTypes(path, required.scope(), required.types(), provided.scope(), provided.types());
        compare(Direction.IMPORT);
    }

    private void compare(Direction direction) {
        var prefix = required.name().name() + " " + direction + "s ";
        var paths = new Paths(required.name().packageName(), prefix);
        for (var item : required.items(direction)) {
            var match = provided.items(direction).stream()
                    .filter(candidate -> matches(item, candidate))
                    .findFirst();
            if (match.isEmpty()) {
                sides.lacking(pathOf(item, paths), described(item), "nobody provides it");
            } else {
                compare(item, match.orElseThrow(), paths);
            }
        }
    }

    private static boolean matches(WorldItem required, WorldItem provided) {
        return required instanceof WorldItem.OfInterface one
                ? provided instanceof WorldItem.OfInterface other && one.name().isCompatibleWith(other.name())
                : !(provided instanceof WorldItem.OfInterface)
                        && required.externName().equals(provided.externName());
    }

    private static String pathOf(WorldItem item, Paths paths) {
        return item instanceof WorldItem.OfInterface(var name, var annotations)
                ? paths.of(name)
                : paths.prefix() + item.externName();
    }

    private static String described(WorldItem item) {
        return item instanceof WorldItem.OfFunction(var function) ? function.signature() : "an interface";
    }

    private void compare(WorldItem item, WorldItem other, Paths paths) {
        if (item instanceof WorldItem.OfFunction(var function)) {
            if (other instanceof WorldItem.OfFunction(var otherFunction)) {
                interfaces(paths).compare(pathOf(item, paths), function, otherFunction);
            } else {
                sides.changed(pathOf(item, paths), "func", "interface");
            }
            return;
        }
        if (other instanceof WorldItem.OfFunction) {
            sides.changed(pathOf(item, paths), "interface", "func");
            return;
        }
        var one = interfaceOf(item, sides.required());
        var another = interfaceOf(other, sides.provided());
        new InterfaceComparison(sides, paths, nameOf(item, required), nameOf(other, provided)).compare(one, another);
    }

    private InterfaceComparison interfaces(Paths paths) {
        return new InterfaceComparison(sides, paths, required.name(), provided.name());
    }

    private static InterfaceName nameOf(WorldItem item, WitWorld world) {
        return switch (item) {
            case WorldItem.OfInterface of -> of.name();
            case WorldItem.OfNamedInterface of -> of.implemented();
            case WorldItem.OfInlineInterface of -> world.name();
            case WorldItem.OfFunction of -> world.name();
        };
    }

    private static WitInterface interfaceOf(WorldItem item, WitResolution resolution) {
        return switch (item) {
            case WorldItem.OfInterface of ->
                resolution.interfaceNamed(of.name()).orElseThrow();
            case WorldItem.OfNamedInterface of ->
                resolution.interfaceNamed(of.implemented()).orElseThrow();
            case WorldItem.OfInlineInterface of -> of.body();
            case WorldItem.OfFunction of -> throw new IllegalArgumentException(of.externName() + " is a function");
        };
    }
}
