package dev.ashlar.wit.resolve;

import dev.ashlar.wit.TypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of each resolved type, so that no question is answered by walking through it again. */
final class TypeFacts {
    private final Map<TypeName, Fact> facts = new HashMap<>();

    /**
     * @param resource whether the name stands for a resource
     * @param height how many levels of types are below the name, one at least
     * @param borrows whether a value of the type holds a borrowed handle
     */
    record Fact(boolean resource, int height, boolean borrows) {
        static final Fact LEAF = new Fact(false, 1, false);
        static final Fact RESOURCE = new Fact(true, 1, false);

        /** The fact of a type that has both as parts of it. */
        Fact and(Fact other) {
            return new Fact(false, Math.max(height, other.height), borrows || other.borrows);
        }

        /** The fact of a type one level above. */
        Fact above() {
            return new Fact(false, height + 1, borrows);
        }
    }

    void put(TypeName name, Fact fact) {
        facts.put(name, fact);
    }

    Fact get(TypeName name) {
        return Optional.ofNullable(facts.get(name)).orElseThrow();
    }
}
