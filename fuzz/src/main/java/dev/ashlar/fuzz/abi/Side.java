package dev.ashlar.fuzz.abi;

import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.Memory;
import java.util.Arrays;

/** One component: its memory, what realloc returns, and the same twice more for the specification to work on. */
final class Side {
    static final int PAGES = 24;
    static final int SIZE = PAGES * 65_536;

    final Memory memory;
    final Arena arena = new Arena(SIZE);

    /** What the specification says the memory holds. */
    final byte[] model = new byte[SIZE];

    final Arena modelArena = new Arena(SIZE);

    private boolean writtenAnywhere;
    private final byte[] actual = new byte[SIZE];
    private final byte[] zeros = new byte[SIZE];

    Side(Memory memory) {
        this.memory = memory;
    }

    SpecLower lower(StringEncoding encoding, int handleOffset) {
        return new SpecLower(model, modelArena, encoding, handleOffset);
    }

    /** Lifts what the model holds. */
    SpecLift liftModel(StringEncoding encoding) {
        return new SpecLift(model, encoding, 0);
    }

    /** Lifts what the memory really holds. */
    SpecLift lift(StringEncoding encoding, int handleOffset) {
        memory.read(0, actual, 0, SIZE);
        return new SpecLift(actual, encoding, handleOffset);
    }

    /** realloc, as the component's adapter calls it. */
    int realloc(int old, int oldSize, int alignment, int size) {
        int address = arena.allocate(alignment, size);
        int kept = Math.min(oldSize, size);
        if (address >= 0 && address <= SIZE - kept) {
            byte[] bytes = new byte[kept];
            memory.read(old, bytes, 0, kept);
            memory.write(address, bytes, 0, kept);
        }
        return address;
    }

    /** Writes what was lowered in the model to the memory, so that both go on from there. */
    void adoptModel() {
        memory.write(0, model, 0, modelArena.end());
        arena.takeOver(modelArena);
    }

    /** Something may have been written anywhere. */
    void writtenAnywhere() {
        writtenAnywhere = true;
    }

    /** All memory that was used is zero again. */
    void reset() {
        int used = writtenAnywhere ? SIZE : Math.max(arena.end(), modelArena.end());
        writtenAnywhere = false;
        memory.write(0, zeros, 0, used);
        System.arraycopy(zeros, 0, model, 0, used);
        arena.reset();
        modelArena.reset();
    }

    /** Where memory and model first differ; -1 when they are the same. */
    int difference() {
        int used = Math.max(arena.end(), modelArena.end());
        memory.read(0, actual, 0, used);
        int at = Arrays.mismatch(actual, 0, used, model, 0, used);
        return arena.end() != modelArena.end() ? Math.min(arena.end(), modelArena.end()) : at;
    }
}
