package dev.ashlar.conformance;

import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.engine.UnsupportedFeatureException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The modules or the instances of a script: by name, and the latest. */
final class Names<T> {
    private final String what;
    private final Map<String, Slot<T>> named = new HashMap<>();
    private Slot<T> latest;

    Names(String what) {
        this.what = what;
        this.latest = new Slot.Broken<>(what, 0);
    }

    /** The one of that name, without a name the latest. */
    Slot<T> slot(Optional<String> name) {
        return name.map(this::named).orElse(latest);
    }

    private Slot<T> named(String name) {
        Slot<T> slot = named.get(name);
        if (slot == null) {
            throw new Mismatch(what + " " + name, "none of that name");
        }
        return slot;
    }

    /** Makes one and remembers what came of it. */
    T define(Optional<String> name, int line, Supplier<T> maker) {
        Slot<T> slot = new Slot.Broken<>(what, line);
        try {
            T made = maker.get();
            slot = new Slot.Filled<>(made);
            return made;
        } catch (UnsupportedFeatureException | UnsupportedComponentFeatureException e) {
            slot = new Slot.Unsupported<>(e);
            throw e;
        } finally {
            latest = slot;
            if (name.isPresent()) {
                named.put(name.get(), slot);
            }
        }
    }
}
