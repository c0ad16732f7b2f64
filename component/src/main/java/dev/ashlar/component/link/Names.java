package dev.ashlar.component.link;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Things by name, with the rule for versions that {@link dev.ashlar.component.ComponentLinker} states. */
final class Names<T> {
    private final Map<String, T> exact = new LinkedHashMap<>();

    /** Per track, the name with the highest version. */
    private final Map<String, String> highest = new HashMap<>();

    void put(String name, T thing) {
        exact.put(name, thing);
        Version.Versioned versioned = Version.of(name);
        versioned.version().ifPresent(version -> highest.merge(versioned.track(name), name, Names::higher));
    }

    private static String higher(String one, String other) {
        Version first = Version.of(one).version().orElseThrow();
        Version second = Version.of(other).version().orElseThrow();
        return first.compareTo(second) > 0 ? one : other;
    }

    Optional<T> find(String name) {
        T found = exact.get(name);
        if (found != null) {
            return Optional.of(found);
        }
        return Optional.ofNullable(highest.get(Version.of(name).track(name))).map(exact::get);
    }

    Set<String> all() {
        return exact.keySet();
    }

    @Nullable T exact(String name) {
        return exact.get(name);
    }

    Collection<T> values() {
        return exact.values();
    }

    Map<String, T> entries() {
        return Collections.unmodifiableMap(exact);
    }

    Names<T> copy(UnaryOperator<T> change) {
        Names<T> copy = new Names<>();
        exact.forEach((name, thing) -> copy.exact.put(name, change.apply(thing)));
        copy.highest.putAll(highest);
        return copy;
    }
}
