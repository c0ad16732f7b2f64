package dev.ashlar.fuzz.abi;

import dev.ashlar.component.abi.CanonicalTrap;

/** The specification traps. */
final class SpecTrap extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final CanonicalTrap trap;

    SpecTrap(CanonicalTrap trap) {
        super(trap.name(), null, false, false);
        this.trap = trap;
    }

    CanonicalTrap trap() {
        return trap;
    }

    static void trapIf(boolean condition, CanonicalTrap trap) {
        if (condition) {
            throw new SpecTrap(trap);
        }
    }
}
