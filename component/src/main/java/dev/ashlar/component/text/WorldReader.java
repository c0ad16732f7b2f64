package dev.ashlar.component.text;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentType;
import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.Direction;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.WitWorld;
import dev.ashlar.wit.WorldItem;
import java.util.ArrayList;
import java.util.List;

/** Reads the type of a component as a world. */
final class WorldReader {
    private final Reading reading;
    private final InterfaceName name;
    private final ScopeReader own;
    private final List<WorldItem> imports = new ArrayList<>();
    private final List<WorldItem> exports = new ArrayList<>();

    WorldReader(Reading reading, InterfaceName name) {
        this.reading = reading;
        this.name = name;
        this.own = new ScopeReader(reading, new Scope.OfWorld(name));
    }

    WitWorld read(ComponentType type) {
        type.imports().forEach((externName, extern) -> read(Direction.IMPORT, externName, extern));
        type.exports().forEach((externName, extern) -> read(Direction.EXPORT, externName, extern));
        return new WitWorld(name, own.types(), imports, exports, Annotations.NONE);
    }

    private void read(Direction direction, String externName, ComponentExternType extern) {
        var items = direction == Direction.IMPORT ? imports : exports;
        switch (extern) {
            case ComponentExternType.Instance instance -> items.add(instance(direction, externName, instance));
            case ComponentExternType.Function(var type) ->
                own.function(externName, type).ifPresent(function -> items.add(new WorldItem.OfFunction(function)));
            case ComponentExternType.Type type -> {
                requireImport(direction, externName);
                own.type(externName, type);
            }
            case ComponentExternType.Resource(var resource) -> {
                requireImport(direction, externName);
                own.resource(externName, resource);
            }
            case ComponentExternType.CoreModule module -> throw unsayable(direction, externName, "a core module");
            case ComponentExternType.Component component -> throw unsayable(direction, externName, "a component");
        }
    }

    private static void requireImport(Direction direction, String externName) {
        if (direction == Direction.EXPORT) {
            throw unsayable(direction, externName, "a type outside of an interface");
        }
    }

    private static NotInWitException unsayable(Direction direction, String externName, String what) {
        return new NotInWitException("the %s %s is %s".formatted(direction, externName, what));
    }

    private WorldItem instance(Direction direction, String externName, ComponentExternType.Instance instance) {
        if (Reading.isInterfaceName(externName)) {
            var interfaceName = Reading.interfaceName(externName);
            reading.interfaceNamed(interfaceName).read(instance.type());
            return new WorldItem.OfInterface(interfaceName, Annotations.NONE);
        }
        var inline = new ScopeReader(reading, new Scope.OfInlineInterface(name, direction, externName));
        inline.read(instance.type());
        return new WorldItem.OfInlineInterface(externName, inline.read());
    }
}
