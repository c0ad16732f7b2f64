package dev.ashlar.component.text;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.wit.WitResolution;

/**
 * Reads a WIT package in the binary form. Each interface or world is the only export of a type of components, whose imports
 * are the interfaces that it refers to.
 */
final class PackageReader {
    private final Reading reading;

    PackageReader(Reading reading) {
        this.reading = reading;
    }

    WitResolution read(ComponentType type) {
        for (var extern : type.exports().values()) {
            if (extern instanceof ComponentExternType.Type(DefinedType.Component(var wrapper))) {
                readWrapper(wrapper);
            }
        }
        var first = type.exports().firstEntry();
        if (first.getValue() instanceof ComponentExternType.Type(DefinedType.Component(var wrapper))) {
            var name = Reading.interfaceName(wrapper.exports().firstEntry().getKey());
            return reading.resolution(name.packageName());
        }
        throw new IllegalArgumentException("no WIT package: " + first.getKey());
    }

    private void readWrapper(ComponentType wrapper) {
        wrapper.imports().forEach((name, extern) -> {
            if (!(extern instanceof ComponentExternType.Instance(var instance))) {
                throw new NotInWitException("the import " + name + " of a WIT package is no instance");
            }
            reading.interfaceNamed(Reading.interfaceName(name)).read(instance);
        });
        var export = wrapper.exports().firstEntry();
        var name = Reading.interfaceName(export.getKey());
        switch (export.getValue()) {
            case ComponentExternType.Instance(var instance) ->
                reading.interfaceNamed(name).read(instance);
            case ComponentExternType.Component(var world) -> reading.add(new WorldReader(reading, name).read(world));
            default -> throw new NotInWitException(export.getKey() + " is neither an interface nor a world");
        }
    }
}
