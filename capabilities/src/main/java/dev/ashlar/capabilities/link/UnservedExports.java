package dev.ashlar.capabilities.link;

import dev.ashlar.capabilities.CapabilityException;
import dev.ashlar.component.Component;

/** Exports that a component hopes to be called by. Running it as if it had none would be a silence that nobody finds. */
final class UnservedExports {
    private static final String WATCHER = "wasi:keyvalue/watcher@";

    private UnservedExports() {}

    static void require(Component component) {
        component.type().exports().keySet().stream()
                .filter(name -> name.startsWith(WATCHER))
                .findFirst()
                .ifPresent(name -> {
                    throw new CapabilityException(
                            CapabilityException.Kind.EXPORT,
                            name,
                            "%s exports %s, which this host never calls: stores do not tell of changes yet"
                                    .formatted(component.name(), name),
                            null);
                });
    }
}
