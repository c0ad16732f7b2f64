package dev.ashlar.component.adapt;

/** A function of a module that is being written: its index is settled when all imports are known. */
public final class FunctionId {
    private int index = -1;

    void settle(int settled) {
        index = settled;
    }

    int index() {
        if (index < 0) {
            throw new IllegalStateException("a function is called that the module does not hold");
        }
        return index;
    }
}
