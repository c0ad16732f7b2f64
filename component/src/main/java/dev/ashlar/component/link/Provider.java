package dev.ashlar.component.link;

import java.util.Optional;

/** A component that is instantiated once per instantiation of those that it is plugged into. Equal to itself alone. */
final class Provider {
    private final DefaultComponent component;
    private final Optional<LinkerState> definitions;

    /** @param definitions for its imports; empty for those of whoever it is plugged into */
    Provider(DefaultComponent component, Optional<LinkerState> definitions) {
        this.component = component;
        this.definitions = definitions;
    }

    DefaultComponent component() {
        return component;
    }

    Optional<LinkerState> definitions() {
        return definitions;
    }
}
