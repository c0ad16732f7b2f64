package dev.ashlar.wit.resolve;

import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WitWorld;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is resolved already, and what is at hand. */
final class Environment {
    private final Packages packages;
    private final TypeFacts facts = new TypeFacts();
    private final Map<InterfaceName, WitInterface> interfaces = new HashMap<>();
    private final Map<InterfaceName, WitWorld> worlds = new HashMap<>();

    Environment(Packages packages) {
        this.packages = packages;
    }

    Packages packages() {
        return packages;
    }

    TypeFacts facts() {
        return facts;
    }

    void add(InterfaceName name, WitInterface resolved) {
        interfaces.put(name, resolved);
    }

    void add(WitWorld resolved) {
        worlds.put(resolved.name(), resolved);
    }

    WitInterface interfaceNamed(InterfaceName name) {
        return Optional.ofNullable(interfaces.get(name)).orElseThrow();
    }

    WitWorld worldNamed(InterfaceName name) {
        return Optional.ofNullable(worlds.get(name)).orElseThrow();
    }
}
