package dev.ashlar.host.doctor;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentType;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ImportName;
import dev.ashlar.wit.Direction;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.WorldItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component whose file was read.
 *
 * @param wit what its type is in WIT, where WIT has words for it
 */
record ExaminedComponent(Component component, ComponentType type, Optional<WitResolution> wit) {
    /** What somebody has to answer: types are no more than names. */
    List<String> imports() {
        return type.imports().entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof ComponentExternType.Type))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The export that a name means: of that version if it has one, of any otherwise. */
    Optional<String> export(ImportName name) {
        return type.exports().keySet().stream().filter(name::matches).findFirst();
    }

    Optional<InterfaceName> interfaceOf(Direction direction, String externName) {
        return wit.stream()
                .flatMap(resolution -> resolution.root().worlds().stream())
                .flatMap(world -> world.items(direction).stream())
                .filter(item -> item.externName().equals(externName))
                .flatMap(item -> switch (item) {
                    case WorldItem.OfInterface plain -> Optional.of(plain.name()).stream();
                    case WorldItem.OfNamedInterface named -> Optional.of(named.implemented()).stream();
                    case WorldItem.OfInlineInterface _, WorldItem.OfFunction _ ->
                        Optional.<InterfaceName>empty().stream();
                })
                .findFirst();
    }
}
